import { type SenderName } from "../../../senders";
import { type Path } from "../../../stacks/views";

/** A column of a view in Materialize's guide. */
export interface GuideColumn {
  /** As the guide calls it. */
  readonly guide: string;
  /** As ours is called. */
  readonly ours: string;
  /** Where the guide takes it from. */
  readonly path: Path;
}

/**
 * The columns of the guide's views, as it names them: `=ours` where ours is called otherwise (their camelCase folds to
 * lower case), and `:path` where the value is not in the key of that name, at the top. A number is a place in an array.
 */
const COLUMNS: readonly (readonly [sender: SenderName, view: string, columns: string])[] = [
  [
    "segment",
    "pages",
    `anonymousId=anonymous_id channel context_ip:context.ip context_user_agent:context.userAgent
     integrations_all:integrations.All integrations_mixpanel:integrations.Mixpanel
     integrations_salesforce:integrations.Salesforce messageId=message_id name
     properties_title:properties.title properties_url:properties.url received_at:receivedAt
     sent_at:sentAt timestamp type user_id:userId version`,
  ],
  [
    "segment",
    "tracks",
    `anonymous_id:anonymousId context_library_name:context.library.name
     context_library_version:context.library.version context_page_path:context.page.path
     context_page_referrer:context.page.referrer context_page_search:context.page.search
     context_page_title:context.page.title context_page_url:context.page.url
     context_userAgent=context_user_agent:context.userAgent context_ip:context.ip event
     message_id:messageId properties_title:properties.title received_at:receivedAt sent_at:sentAt
     timestamp type user_id:userId original_timestamp:originalTimestamp`,
  ],
  [
    "segment",
    "identifies",
    `anonymous_id:anonymousId channel context_ip:context.ip context_user_agent:context.userAgent
     integrations_all:integrations.All integrations_mixpanel:integrations.Mixpanel
     integrations_salesforce:integrations.Salesforce messageId=message_id received_at:receivedAt
     sent_at:sentAt timestamp traits_name:traits.name traits_email:traits.email traits_plan:traits.plan
     traits_logins:traits.logins traits_address_street:traits.address.street
     traits_address_city:traits.address.city traits_address_state:traits.address.state
     traits_address_postalCode=traits_address_postal_code:traits.address.postalCode
     traits_address_country:traits.address.country type user_id:userId version`,
  ],
  [
    "stripe",
    "events",
    `api_version created data id livemode object pending_webhooks idempotency_key:request.idempotency_key
     type`,
  ],
  ["hubspot", "contacts", `city firstname ip_city`],
  ["rudderstack", "events", `nodeVersion=node_version:_metadata.nodeVersion channel event userId=user_id`],
  [
    "snowcatcloud",
    "events",
    `app_id platform etl_tstamp collector_tstamp dvce_created_tstamp event event_id txn_id name_tracker
     v_tracker v_collector v_etl user_id user_ipaddress user_fingerprint domain_userid domain_sessionidx
     network_userid geo_country:contexts_com_dbip_location_1.0.country.names.en
     geo_region:contexts_com_dbip_location_1.0.subdivisions.0.names.en
     geo_city:contexts_com_dbip_location_1.0.city.names.en
     geo_zipcode:contexts_com_dbip_location_1.0.postal.code
     geo_latitude:contexts_com_dbip_location_1.0.location.latitude
     geo_longitude:contexts_com_dbip_location_1.0.location.longitude
     ip_organization:contexts_com_dbip_isp_1.0.traits.organization
     ip_isp:contexts_com_dbip_isp_1.0.traits.isp ip_asn:contexts_com_dbip_isp_1.0.traits.asn
     ip_connection_type:contexts_com_dbip_isp_1.0.traits.connection_type
     ip_user_type:contexts_com_dbip_isp_1.0.traits.user_type page_url page_title page_referrer
     page_urlscheme page_urlhost page_urlport page_urlpath page_urlquery page_urlfragment refr_urlscheme
     refr_urlhost refr_urlport refr_urlpath refr_urlquery refr_urlfragment refr_medium refr_source
     refr_term mkt_medium mkt_source mkt_term mkt_content mkt_campaign se_category se_action se_label
     se_property se_value unstruct_event tr_orderid tr_affiliation tr_total tr_tax tr_shipping tr_city
     tr_state tr_country ti_orderid ti_sku ti_name ti_category ti_price ti_quantity pp_xoffset_min
     pp_xoffset_max pp_yoffset_min pp_yoffset_max useragent
     br_name:contexts_nl_basjes_yauaa_context_1.0.agentNameVersion
     br_family:contexts_nl_basjes_yauaa_context_1.0.agentName
     br_version:contexts_nl_basjes_yauaa_context_1.0.agentVersion
     br_type:contexts_nl_basjes_yauaa_context_1.0.layoutEngineClass br_lang br_features_pdf
     br_features_flash br_features_java br_features_director br_features_quicktime br_features_realplayer
     br_features_windowsmedia br_features_gears br_features_silverlight br_cookies br_colordepth
     br_viewwidth br_viewheight os_name:contexts_nl_basjes_yauaa_context_1.0.operatingSystemName
     os_family:contexts_nl_basjes_yauaa_context_1.0.operatingSystemClass
     os_manufacturer:contexts_nl_basjes_yauaa_context_1.0.deviceBrand os_timezone
     dvce_type:contexts_nl_basjes_yauaa_context_1.0.deviceClass dvce_screenwidth dvce_screenheight
     doc_charset doc_width doc_height tr_currency tr_total_base tr_tax_base tr_shipping_base ti_currency
     ti_price_base base_currency geo_timezone mkt_clickid mkt_network etl_tags dvce_sent_tstamp
     refr_domain_userid refr_dvce_tstamp domain_sessionid derived_tstamp event_vendor event_name
     event_format event_version event_fingerprint`,
  ],
  [
    "generator",
    "sensor_readings",
    `location_latitude:location.latitude location_longitude:location.longitude sensor_id temperature
     timestamp`,
  ],
];

export const GUIDE_COLUMNS = COLUMNS.map(([sender, view, columns]) => ({
  sender,
  view,
  columns: columns.trim().split(/\s+/).map(read),
}));

function read(column: string): GuideColumn {
  const [, guide, ours = guide, path = guide] = /^(\w+)(?:=(\w+))?(?::([\w.]+))?$/.exec(
    column,
  ) as unknown as [string, string, string?, string?];
  const steps = path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { guide, ours, path: steps };
}
