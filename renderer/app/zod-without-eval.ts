import { z } from 'zod';

// The page's policy allows no code made of text; a schema would try it when it is made. So this is
// imported before anything that makes one.
z.config({ jitless: true });
