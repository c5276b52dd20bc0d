package org.tpibridge.importing.messages;

import java.util.List;

/** One invented visit in messages of three systems: scores and sites, charge, administrations. */
final class Visit7001 {
  static final String PATIENT = "10001";
  private static final String PID = "PID|1||10001^^^CLINIC^MR||Okafor^Miriam||19790512|F\r";

  private Visit7001() {}

  static List<String> messages() {
    return List.of(scores(), charge(), given());
  }

  static String scores() {
    return scores("M-1", "V-7001", 7);
  }

  /** A message that is a complete visit. */
  static String scores(String controlId, String visit, int before) {
    return head("ORU^R01^ORU_R01", controlId)
        + PID
        + encounter(visit)
        + "OBR|1|||TPI^Trigger point injection|||20240304093000-0600\r"
        + "OBX|1|TX|SITES^Injection sites||R trapezius||||||F\r"
        + "OBX|2|NM|PB^Pain before||"
        + before
        + "||||||F|||20240304092500-0600\r"
        + "OBX|3|NM|PA^Pain after||3||||||F|||20240304095000-0600\r";
  }

  static String charge() {
    return head("DFT^P03^DFT_P03", "M-2")
        + PID
        + encounter("V-7001")
        + "DG1|1||M79.18^Myalgia, other site^I10\r"
        + "PR1|1||20552^Trigger point injection^C4||20240304093000-0600\r";
  }

  static String given() {
    return head("RAS^O17^RAS_O17", "M-3")
        + PID
        + encounter("V-7001")
        + "ORC|RE|1\r"
        + "RXA|0|1|20240304093500-0600|20240304093500-0600|6387^lidocaine^RXN|20|mg"
        + "|".repeat(13)
        + "CP\r";
  }

  static String labResult(String controlId, String visit) {
    return head("ORU^R01^ORU_R01", controlId)
        + PID
        + encounter(visit)
        + "OBX|1|NM|718-7^Hb^LN||13.1||||||F\r";
  }

  static String head(String type, String controlId) {
    return "MSH|^~\\&|EMR|CLINIC|TPI|BRIDGE|20240304101500-0600||"
        + type
        + "|"
        + controlId
        + "|P|2.5.1\r";
  }

  private static String encounter(String visit) {
    return "PV1|1|O|ROOM2||||1234567893^Lindqvist^Anna"
        + "|".repeat(12)
        + visit
        + "|".repeat(25)
        + "20240304093000-0600|20240304095000-0600\r";
  }
}
