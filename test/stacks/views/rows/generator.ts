import { type Row } from "../senderBench";
import { nothing, type Expected } from "./expected";

const READING: Row = {
  location_latitude: 6,
  location_longitude: 0,
  sensor_id: 48,
  temperature: 89.38,
  timestamp: "2029-10-07T10:44:13.456",
};

/** All that was sent: readings have no id, and times that are made up. */
export const generator: Expected = {
  rows: {
    sensor_readings: [
      READING,
      READING,
      {
        location_latitude: -90,
        location_longitude: -180,
        sensor_id: 1,
        temperature: 20,
        timestamp: "2020-01-01T00:00:00",
      },
      { sensor_id: 2, temperature: 21.5 },
      { sensor_id: 3 },
      // One of them has an array for a location and for a temperature.
      ...nothing(5),
    ],
  },
};
