import { type SenderName } from "../../../senders";

/**
 * The columns of the views in Materialize's guide, as it names them, and `=ours` where ours is called otherwise: their
 * camelCase folds to lower case.
 */
export const GUIDE_COLUMNS: readonly (readonly [sender: SenderName, view: string, columns: string])[] = [
  [
    "segment",
    "pages",
    `anonymousId=anonymous_id channel context_ip context_user_agent integrations_all integrations_mixpanel
     integrations_salesforce messageId=message_id name properties_title properties_url received_at sent_at timestamp
     type user_id version`,
  ],
  [
    "segment",
    "tracks",
    `anonymous_id context_library_name context_library_version context_page_path context_page_referrer
     context_page_search context_page_title context_page_url context_userAgent=context_user_agent context_ip event
     message_id properties_title received_at sent_at timestamp type user_id original_timestamp`,
  ],
  [
    "segment",
    "identifies",
    `anonymous_id channel context_ip context_user_agent integrations_all integrations_mixpanel
     integrations_salesforce messageId=message_id received_at sent_at timestamp traits_name traits_email traits_plan
     traits_logins traits_address_street traits_address_city traits_address_state
     traits_address_postalCode=traits_address_postal_code traits_address_country type user_id version`,
  ],
  ["stripe", "events", `api_version created data id livemode object pending_webhooks idempotency_key type`],
  ["hubspot", "contacts", `city firstname ip_city`],
  ["rudderstack", "events", `nodeVersion=node_version channel event userId=user_id`],
  [
    "snowcatcloud",
    "events",
    `app_id platform etl_tstamp collector_tstamp dvce_created_tstamp event event_id txn_id name_tracker v_tracker
     v_collector v_etl user_id user_ipaddress user_fingerprint domain_userid domain_sessionidx network_userid geo_country
     geo_region geo_city geo_zipcode geo_latitude geo_longitude ip_organization ip_isp ip_asn ip_connection_type
     ip_user_type page_url page_title page_referrer page_urlscheme page_urlhost page_urlport page_urlpath page_urlquery
     page_urlfragment refr_urlscheme refr_urlhost refr_urlport refr_urlpath refr_urlquery refr_urlfragment refr_medium
     refr_source refr_term mkt_medium mkt_source mkt_term mkt_content mkt_campaign se_category se_action se_label
     se_property se_value unstruct_event tr_orderid tr_affiliation tr_total tr_tax tr_shipping tr_city tr_state
     tr_country ti_orderid ti_sku ti_name ti_category ti_price ti_quantity pp_xoffset_min pp_xoffset_max pp_yoffset_min
     pp_yoffset_max useragent br_name br_family br_version br_type br_lang br_features_pdf br_features_flash
     br_features_java br_features_director br_features_quicktime br_features_realplayer br_features_windowsmedia
     br_features_gears br_features_silverlight br_cookies br_colordepth br_viewwidth br_viewheight os_name os_family
     os_manufacturer os_timezone dvce_type dvce_screenwidth dvce_screenheight doc_charset doc_width doc_height
     tr_currency tr_total_base tr_tax_base tr_shipping_base ti_currency ti_price_base base_currency geo_timezone
     mkt_clickid mkt_network etl_tags dvce_sent_tstamp refr_domain_userid refr_dvce_tstamp domain_sessionid
     derived_tstamp event_vendor event_name event_format event_version event_fingerprint`,
  ],
  ["generator", "sensor_readings", `location_latitude location_longitude sensor_id temperature timestamp`],
];
