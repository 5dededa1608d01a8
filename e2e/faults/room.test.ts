import { room } from "./room.ts";
import { testFaults } from "./suite.ts";

testFaults("the server's own faults in a room", room);
