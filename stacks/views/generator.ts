import { numeric, timestamp, type ViewPlan } from "./plan";

/**
 * The quickstart's "Sensor data". Its readings have no id, so copies of one cannot be recognised; and its timestamps are
 * made up, from 2020 to 2030, so none is too old. All that was sent is in the view.
 */
export const generator: readonly ViewPlan[] = [
  {
    name: "sensor_readings",
    columns: [
      numeric("location_latitude", "location", "latitude"),
      numeric("location_longitude", "location", "longitude"),
      numeric("sensor_id"),
      numeric("temperature"),
      timestamp("timestamp"),
    ],
    key: ["sensor_id"],
    source: "https://materialize.com/docs/ingest-data/webhooks/webhook-quickstart/",
  },
];
