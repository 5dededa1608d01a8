import { gaps, keepMessages, retention } from "./gaps.ts";
import { testFaults } from "./suite.ts";

testFaults("what cannot be made good is told", gaps);
testFaults("what is kept no longer is told", retention, { KEEP_MESSAGES: String(keepMessages) });
