package org.tpibridge.reading.hl7v2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A visit documented by a random sequence of messages, and its expected final state. Items are
 * stated, corrected, withdrawn and stated again; the messages arrive in a different order than they
 * were sent, and some arrive twice or are sent again. All values are different, so that a value
 * that is added, lost or left over is detected.
 */
public final class VisitModel {
  private static final String[] MUSCLES = {
    "trapezius", "rhomboid", "infraspinatus", "supraspinatus", "gluteus medius", "piriformis"
  };
  private static final String[] DRUGS = {"lidocaine 1%", "bupivacaine 0.25%", "ropivacaine 0.2%"};
  private static final String[] COMPLICATIONS = {"bruising", "vasovagal", "bleeding", "soreness"};
  private static final String[] CODES = {"J3301", "J1030", "J1100"};

  private final Random random;
  private final List<String> messages = new ArrayList<>();
  private final Map<String, String> sites = new TreeMap<>();
  private final Map<String, String> complications = new TreeMap<>();
  private final Map<String, Integer> scores = new TreeMap<>();
  private final Map<String, Dose> doses = new TreeMap<>();
  private final Map<String, Integer> charged = new TreeMap<>();
  private final Map<String, Integer> credited = new HashMap<>();
  private final Map<String, String> documents = new TreeMap<>();
  private int minute;
  private int control;

  private record Dose(String drug, int tenthsOfMl) {}

  private VisitModel(Random random) {
    this.random = random;
  }

  public static VisitModel of(long seed) {
    VisitModel model = new VisitModel(new Random(seed));
    model.result("site 1");
    model.give(0);
    int steps = 3 + model.random.nextInt(12);
    for (int i = 0; i < steps; i++) {
      model.step();
    }
    if (model.random.nextInt(3) == 0) {
      model.restate();
    }
    return model;
  }

  /** Returns the messages in a random order, some of them twice. */
  public String arrived() {
    List<String> all = new ArrayList<>(messages);
    for (String each : messages) {
      if (random.nextInt(8) == 0) {
        all.add(each);
      }
    }
    Collections.shuffle(all, random);
    return String.join("", all);
  }

  public List<String> sites() {
    return sites.values().stream().sorted().toList();
  }

  public List<String> complications() {
    return complications.values().stream().sorted().distinct().toList();
  }

  public Map<String, Integer> scores() {
    return scores;
  }

  /** Returns the tenths of a milliliter of each drug. */
  public Map<String, Integer> drugs() {
    Map<String, Integer> totals = new TreeMap<>();
    doses.values().forEach(d -> totals.merge(d.drug(), d.tenthsOfMl(), Integer::sum));
    return totals;
  }

  /** Returns the remaining units of each code. */
  public Map<String, Integer> billed() {
    Map<String, Integer> units = new TreeMap<>();
    charged.forEach(
        (line, of) -> {
          int left = of - credited.getOrDefault(line, 0);
          if (left > 0) {
            units.merge(line.substring(0, line.indexOf('/')), left, Integer::sum);
          }
        });
    return units;
  }

  public List<String> notes() {
    return documents.values().stream().flatMap(String::lines).sorted().toList();
  }

  private void step() {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> result("site " + (1 + random.nextInt(3)));
      case 3 -> result("complication " + (1 + random.nextInt(2)));
      case 4 -> result(random.nextBoolean() ? "PRE" : "POST");
      case 5 -> withdraw();
      case 6, 7 -> give(random.nextInt(3));
      case 8 -> undoDose();
      case 9 -> charge();
      case 10 -> credit();
      default -> document();
    }
  }

  /** States a result for the first time or again, with or without a correction. */
  private void result(String item) {
    boolean again = isStated(item);
    String status = again ? random.nextBoolean() ? "C" : "F" : random.nextInt(4) == 0 ? "P" : "F";
    if (item.startsWith("site")) {
      // A muscle for each row, so that two rows never have the same site.
      int row = item.charAt(item.length() - 1) - '1';
      String muscle = MUSCLES[row * 2 + random.nextInt(2)];
      String site = muscle + (random.nextBoolean() ? " R" : " L");
      sites.put(item, site);
      message("ORU^R01", obr() + obx(item, site, status));
    } else if (item.startsWith("complication")) {
      int row = item.charAt(item.length() - 1) - '1';
      String words = COMPLICATIONS[row * 2 + random.nextInt(2)];
      complications.put(item, words);
      message("ORU^R01", obr() + obx(item, words, status));
    } else {
      int score = random.nextInt(11);
      scores.put(item, score);
      message("ORU^R01", obr() + obx(item, Integer.toString(score), status));
    }
  }

  private boolean isStated(String item) {
    return sites.containsKey(item) || complications.containsKey(item) || scores.containsKey(item);
  }

  /** Removes a site, but never the first one, because a visit has at least one. */
  private void withdraw() {
    List<String> items = new ArrayList<>(sites.keySet());
    items.remove("site 1");
    items.addAll(complications.keySet());
    items.addAll(scores.keySet());
    if (items.isEmpty()) {
      return;
    }
    String item = items.get(random.nextInt(items.size()));
    String value = sites.getOrDefault(item, complications.getOrDefault(item, "0"));
    switch (random.nextInt(3)) {
      case 0 -> message("ORU^R01", obr() + obx(item, value, "D"));
      case 1 -> message("ORU^R01", obr() + obx(item, "", "W"));
      default -> message("ORU^R01", obr() + obx(item, "\"\"", "F"));
    }
    sites.remove(item);
    complications.remove(item);
    scores.remove(item);
  }

  private void give(int order) {
    String drug = DRUGS[order % DRUGS.length];
    String key = order + "/" + (1 + random.nextInt(2));
    boolean again = doses.containsKey(key);
    int amount = 5 + random.nextInt(40);
    doses.put(key, new Dose(drug, amount));
    message("RAS^O17", rxa(key, drug, amount, again ? "U" : "A"));
  }

  private void undoDose() {
    List<String> keys = new ArrayList<>(doses.keySet());
    if (keys.size() < 2) {
      return;
    }
    String key = keys.get(random.nextInt(keys.size()));
    Dose dose = doses.remove(key);
    message("RAS^O17", rxa(key, dose.drug(), dose.tenthsOfMl(), "D"));
  }

  private void charge() {
    String code = CODES[random.nextInt(CODES.length)];
    String line = code + "/" + (1 + random.nextInt(2));
    if (credited.containsKey(line)) {
      return;
    }
    int units = 2 + random.nextInt(8);
    charged.put(line, units);
    message("DFT^P03", ft1(line, "CG", units));
  }

  private void credit() {
    List<String> lines = new ArrayList<>(charged.keySet());
    lines.removeAll(credited.keySet());
    if (lines.isEmpty()) {
      return;
    }
    String line = lines.get(random.nextInt(lines.size()));
    int units = 1 + random.nextInt(charged.get(line));
    credited.put(line, units);
    message("DFT^P03", ft1(line, random.nextBoolean() ? "CR" : "CD", units));
  }

  private void document() {
    List<String> ids = new ArrayList<>(documents.keySet());
    String text = "Text " + ++control + " of the visit.";
    int kind = ids.isEmpty() ? 0 : random.nextInt(4);
    String id = ids.isEmpty() ? "" : ids.get(random.nextInt(ids.size()));
    String created = "DOC" + control;
    switch (kind) {
      case 0 -> {
        documents.put(created, text);
        message("MDM^T02", txa(created, "") + note(text));
      }
      case 1 -> {
        documents.put(id, text);
        message("MDM^T08", txa(id, "") + note(text));
      }
      case 2 -> {
        documents.remove(id);
        documents.put(created, text);
        message("MDM^T10", txa(created, id) + note(text));
      }
      default -> {
        documents.remove(id);
        message("MDM^T11", txa(id, ""));
      }
    }
  }

  /** Adds a note that states the sites and the drugs again, in different words. */
  private void restate() {
    String muscles =
        sites.values().stream()
            .map(s -> s.substring(s.length() - 1) + " " + s.substring(0, s.length() - 2))
            .collect(Collectors.joining(", "));
    String drugs =
        drugs().entrySet().stream()
            .map(
                d -> {
                  String[] drug = d.getKey().split(" ", 2);
                  String amount = d.getValue() / 10 + "." + d.getValue() % 10;
                  return amount + "cc " + drug[1] + " " + drug[0];
                })
            .collect(Collectors.joining(", "));
    String first = "Sites: " + muscles;
    String second = "Injectate: " + drugs;
    documents.put("RESTATED", first + "\n" + second);
    message("MDM^T02", txa("RESTATED", "") + note(first) + note(second));
  }

  /** Adds a message with a later time; some are sent once more, even later. */
  private void message(String type, String content) {
    messages.add(head(type) + content);
    if (random.nextInt(6) == 0) {
      messages.add(head(type) + content);
    }
  }

  private String head(String type) {
    minute++;
    String time = "20240304%02d%02d00-0600".formatted(10 + minute / 60, minute % 60);
    return "MSH|^~\\&|EMR|CLINIC|TPI|BRIDGE|"
        + time
        + "||"
        + type
        + "|C"
        + minute
        + "|P|2.5.1\rPID|1||10001^^^CLINIC^MR||Okafor^Miriam||19790512|F\rPV1|1|O"
        + "|".repeat(17)
        + "V-1"
        + "|".repeat(25)
        + "20240304093000-0600\r";
  }

  private static String obr() {
    return "OBR|1|P1|F1|TPI^Trigger point injection^L|||20240304093500-0600\r";
  }

  private static String obx(String item, String value, String status) {
    String code =
        item.startsWith("site")
            ? "S^Injection sites^L|" + item.charAt(item.length() - 1)
            : item.startsWith("complication")
                ? "C^Complications^L|" + item.charAt(item.length() - 1)
                : "72514-3^Pain^LN|" + item;
    return "OBX|1|ST|" + code + "|" + value + "||||||" + status + "\r";
  }

  private static String rxa(String key, String drug, int tenths, String action) {
    String amount = tenths / 10 + "." + tenths % 10;
    String[] parts = key.split("/", 2);
    return "ORC|RE|RX"
        + parts[0]
        + "\rRXA|0|"
        + parts[1]
        + "|20240304094500-0600||^"
        + drug
        + "|"
        + amount
        + "|mL"
        + "|".repeat(13)
        + "CP|"
        + action
        + "\r";
  }

  private static String ft1(String line, String type, int units) {
    String code = line.substring(0, line.indexOf('/'));
    return "FT1|1|"
        + line.replace("/", "-")
        + "||20240304||"
        + type
        + "|"
        + code
        + "|||"
        + units
        + "|".repeat(15)
        + code
        + "\r";
  }

  private static String txa(String id, String parent) {
    return "TXA|1|PN|TX"
        + "|".repeat(9)
        + id
        + "^EMR|"
        + (parent.isEmpty() ? "" : parent + "^EMR")
        + "||||AU||AV\r";
  }

  private static String note(String text) {
    return "OBX|1|TX|28570-0^Procedure note^LN||" + text + "||||||F\r";
  }
}
