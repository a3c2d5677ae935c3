// In a worker: writes what it is sent through the synchronous handle; the same program that a station's own rehearsal uses.
import '../../../../../app/pages/rehearsal/opfs-worker.ts';
