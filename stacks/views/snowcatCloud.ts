import { looseTimestamp, numeric, text, type Path, type ViewColumn, type ViewPlan } from "./plan";

/** Enrichments are arrays of one element each, under the name of their schema. */
const LOCATION: Path = ["contexts_com_dbip_location_1", 0];
const PROVIDER: Path = ["contexts_com_dbip_isp_1", 0, "traits"];
const AGENT: Path = ["contexts_nl_basjes_yauaa_context_1", 0];

/** Columns that are called as their key in the event is. */
const texts = (...names: readonly string[]): readonly ViewColumn[] => names.map((name) => text(name));
const numbers = (...names: readonly string[]): readonly ViewColumn[] => names.map((name) => numeric(name));

/**
 * The guide's wide view. Times are loose: pipelines that print them by Java's `Instant` leave out a fraction that is
 * zero, so one in a thousand would be NULL.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/time/format/DateTimeFormatter.html#ISO_INSTANT
 */
const COLUMNS: readonly ViewColumn[] = [
  ...texts("app_id", "platform"),
  looseTimestamp("etl_tstamp"),
  looseTimestamp("collector_tstamp"),
  looseTimestamp("dvce_created_tstamp"),
  ...texts("event", "event_id", "txn_id", "name_tracker", "v_tracker", "v_collector", "v_etl"),
  ...texts("user_id", "user_ipaddress", "user_fingerprint"),
  ...texts("domain_userid", "domain_sessionidx", "network_userid"),
  text("geo_country", ...LOCATION, "country", "names", "en"),
  text("geo_region", ...LOCATION, "subdivisions", 0, "names", "en"),
  text("geo_city", ...LOCATION, "city", "names", "en"),
  text("geo_zipcode", ...LOCATION, "postal", "code"),
  numeric("geo_latitude", ...LOCATION, "location", "latitude"),
  numeric("geo_longitude", ...LOCATION, "location", "longitude"),
  text("ip_organization", ...PROVIDER, "organization"),
  text("ip_isp", ...PROVIDER, "isp"),
  text("ip_asn", ...PROVIDER, "asn"),
  text("ip_connection_type", ...PROVIDER, "connection_type"),
  text("ip_user_type", ...PROVIDER, "user_type"),
  ...texts("page_url", "page_title", "page_referrer", "page_urlscheme", "page_urlhost", "page_urlport"),
  ...texts("page_urlpath", "page_urlquery", "page_urlfragment"),
  ...texts("refr_urlscheme", "refr_urlhost", "refr_urlport", "refr_urlpath", "refr_urlquery"),
  ...texts("refr_urlfragment", "refr_medium", "refr_source", "refr_term"),
  ...texts("mkt_medium", "mkt_source", "mkt_term", "mkt_content", "mkt_campaign"),
  ...texts("se_category", "se_action", "se_label", "se_property"),
  numeric("se_value"),
  ...texts("unstruct_event", "tr_orderid", "tr_affiliation"),
  ...numbers("tr_total", "tr_tax", "tr_shipping"),
  ...texts("tr_city", "tr_state", "tr_country"),
  ...texts("ti_orderid", "ti_sku", "ti_name", "ti_category"),
  numeric("ti_price"),
  text("ti_quantity"),
  ...texts("pp_xoffset_min", "pp_xoffset_max", "pp_yoffset_min", "pp_yoffset_max"),
  text("useragent"),
  text("br_name", ...AGENT, "agentNameVersion"),
  text("br_family", ...AGENT, "agentName"),
  text("br_version", ...AGENT, "agentVersion"),
  text("br_type", ...AGENT, "layoutEngineClass"),
  ...texts("br_lang", "br_features_pdf", "br_features_flash", "br_features_java", "br_features_director"),
  ...texts("br_features_quicktime", "br_features_realplayer", "br_features_windowsmedia"),
  ...texts("br_features_gears", "br_features_silverlight"),
  ...texts("br_cookies", "br_colordepth", "br_viewwidth", "br_viewheight"),
  text("os_name", ...AGENT, "operatingSystemName"),
  text("os_family", ...AGENT, "operatingSystemClass"),
  text("os_manufacturer", ...AGENT, "deviceBrand"),
  text("os_timezone"),
  text("dvce_type", ...AGENT, "deviceClass"),
  ...numbers("dvce_screenwidth", "dvce_screenheight"),
  text("doc_charset"),
  ...numbers("doc_width", "doc_height"),
  text("tr_currency"),
  ...numbers("tr_total_base", "tr_tax_base", "tr_shipping_base"),
  text("ti_currency"),
  numeric("ti_price_base"),
  ...texts("base_currency", "geo_timezone", "mkt_clickid", "mkt_network", "etl_tags"),
  looseTimestamp("dvce_sent_tstamp"),
  text("refr_domain_userid"),
  looseTimestamp("refr_dvce_tstamp"),
  text("domain_sessionid"),
  looseTimestamp("derived_tstamp"),
  ...texts("event_vendor", "event_name", "event_format", "event_version", "event_fingerprint"),
];

/** Received by the collector's clock: devices' clocks are wrong, often by decades. */
export const snowcatCloud: readonly ViewPlan[] = [
  {
    name: "events",
    columns: COLUMNS,
    id: ["event_id"],
    receivedAt: "collector_tstamp",
    key: ["domain_userid"],
    source: "https://docs.snowplow.io/docs/fundamentals/canonical-event/",
  },
];
