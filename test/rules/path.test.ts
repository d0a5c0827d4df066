import { describe, expect, it } from 'vitest';
import { dipStages, outputStages, stages } from './world.ts';

describe('the path of DIP-7, from a proposal to Final', () => {
  it('forms a group by a simple majority of the TSC', () => {
    expect(stages.formed().state.twg.get('ops')?.stage).toBe('formed');
    expect(stages.declined().state.twg.get('ops')?.stage).toBe('declined');
  });
  it('takes an output to approval', () => {
    expect(outputStages.approved('report').state.output.get('o1')?.stage).toBe('approved');
    expect(outputStages.circulated('report').state.output.get('o1')?.stage).toBe('circulated');
  });
  it('takes a DIP to Final', () => {
    expect(dipStages.final().state.dip.get('o1')?.status).toBe('final');
    expect(dipStages.rejected().state.dip.get('o1')?.status).toBe('rejected');
  });
});
