import { network } from "./network.ts";
import { testFaults } from "./suite.ts";

testFaults("the network", network);
