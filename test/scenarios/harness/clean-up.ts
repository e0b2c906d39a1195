import { afterAll } from 'vitest'
import { removeScratchFolders } from './machine.ts'

// A setup file runs for each file of tests; the modules that it imports are loaded once for many of them.
afterAll(removeScratchFolders)
