/** News agencies as they sign their reports. A group of a regular expression, like the constants below. */
export const NEWS_AGENCIES =
  "(?:AP|AAP|AFP|ANI|ANSA|APA|ATS|Belga|CP|dpa|DPA|EFE|Efe|epd|Europa Press|EUROPA PRESS|Interfax|IRNA|KNA|Kyodo|Lusa|PTI|Reuters|REUTERS|SDA|TASS|UPI|Xinhua|Yonhap)";

/** Names before the description of a picture in text copied from a browser. */
export const PICTURE_DESKS = "(?:AFP|AP|EPA|Reuters|PA Media|Getty Images|Alamy)";

/** Names in picture credits. */
export const PICTURE_AGENCIES = `(?:${NEWS_AGENCIES}|${PICTURE_DESKS}|Getty|iStock|PA|Shutterstock)`;
