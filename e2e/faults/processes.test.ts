import { processes } from "./processes.ts";
import { testFaults } from "./suite.ts";

testFaults("the server's process and the clients' sleep", processes);
