package org.tpibridge.app;

import java.util.List;

/** One invented visit in messages of three systems: scores and sites, charge, administrations. */
final class VisitInMessages {
  private VisitInMessages() {}

  private static final String PATIENT = "PID|1||10001^^^CLINIC^MR||Okafor^Miriam||19790512|F\r";

  static List<String> all() {
    return List.of(scores(), charge(), given());
  }

  static String scores() {
    return head("ORU^R01^ORU_R01", "M-1")
        + PATIENT
        + encounter()
        + "OBR|1|||TPI^Trigger point injection|||20240304093000-0600\r"
        + "OBX|1|TX|SITES^Injection sites||R trapezius||||||F\r"
        + "OBX|2|NM|PB^Pain before||7||||||F|||20240304092500-0600\r"
        + "OBX|3|NM|PA^Pain after||3||||||F|||20240304095000-0600\r";
  }

  static String charge() {
    return head("DFT^P03^DFT_P03", "M-2")
        + PATIENT
        + encounter()
        + "DG1|1||M79.18^Myalgia, other site^I10\r"
        + "PR1|1||20552^Trigger point injection^C4||20240304093000-0600\r";
  }

  static String given() {
    return head("RAS^O17^RAS_O17", "M-3")
        + PATIENT
        + encounter()
        + "ORC|RE|1\r"
        + "RXA|0|1|20240304093500-0600|20240304093500-0600|6387^lidocaine^RXN|20|mg"
        + "|".repeat(13)
        + "CP\r";
  }

  private static String head(String type, String controlId) {
    return "MSH|^~\\&|EMR|CLINIC|TPI|BRIDGE|20240304101500-0600||"
        + type
        + "|"
        + controlId
        + "|P|2.5.1\r";
  }

  private static String encounter() {
    return "PV1|1|O|ROOM2||||1234567893^Lindqvist^Anna"
        + "|".repeat(12)
        + "V-7001"
        + "|".repeat(25)
        + "20240304093000-0600|20240304095000-0600\r";
  }
}
