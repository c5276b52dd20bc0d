package org.tpibridge.crash;

import java.util.ArrayList;
import java.util.List;

/** Messages of invented visits, as a hospital sends them: results, charge and administration. */
final class HospitalFeed {
  private static final int PATIENTS = 7;

  private HospitalFeed() {}

  static List<String> messages(int visits) {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < visits; i++) {
      String patient =
          "PID|1||2%04d^^^CLINIC^MR||Family%d^Given%d||19790512|F\r"
              .formatted(i % PATIENTS, i % PATIENTS, i % PATIENTS);
      String day = "202403%02d".formatted(1 + i % 28);
      String visit =
          patient
              + "PV1|1|O|ROOM2||||1234567893^Lindqvist^Anna"
              + "|".repeat(12)
              + "V-"
              + (8000 + i)
              + "|".repeat(25)
              + day
              + "%02d3000-0600|".formatted(8 + i % 9)
              + day
              + "%02d5000-0600\r".formatted(8 + i % 9);
      messages.add(
          head("ORU^R01^ORU_R01", i + "-1", day)
              + visit
              + "OBR|1|||TPI^Trigger point injection\r"
              + "OBX|1|TX|SITES^Injection sites||R trapezius||||||F\r"
              + "OBX|2|NM|PB^Pain before||7||||||F\r");
      messages.add(
          head("DFT^P03^DFT_P03", i + "-2", day)
              + visit
              + "DG1|1||M79.18^Myalgia, other site^I10\r"
              + "PR1|1||20552^Trigger point injection^C4\r");
      messages.add(
          head("RAS^O17^RAS_O17", i + "-3", day)
              + visit
              + "ORC|RE|1\rRXA|0|1|"
              + day
              + "|"
              + day
              + "|6387^lidocaine^RXN|20|mg"
              + "|".repeat(13)
              + "CP\r");
    }
    return messages;
  }

  private static String head(String type, String controlId, String day) {
    return "MSH|^~\\&|EMR|CLINIC|TPI|BRIDGE|"
        + day
        + "2015-0600||"
        + type
        + "|"
        + controlId
        + "|P|2.5.1\r";
  }
}
