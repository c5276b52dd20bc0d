package org.tpibridge.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Operations generated from a seed: the same seed gives the same operations. */
final class Sequence {
  static final int VISITS = 5;
  static final int PATIENTS = 3;
  private static final int SHORTEST = 8;
  private static final int LONGEST = 25;

  private final Random random;

  /**
   * Random numbers for operations that were added later, so that a seed still gives the earlier
   * operations.
   */
  private final Random more;

  private Sequence(long seed) {
    this.random = new Random(seed);
    this.more = new Random(~seed);
  }

  static List<Operation> of(long seed) {
    return new Sequence(seed).operations();
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    operations.add(imported());
    int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
    while (operations.size() < length) {
      operations.add(any());
    }
    return operations;
  }

  private Operation any() {
    int kind = random.nextInt(100);
    if (kind < 36) {
      return imported();
    }
    if (kind < 41) {
      return new Operation.ImportAgain(random.nextInt(100));
    }
    if (kind < 66) {
      return new Operation.Undo(random.nextBoolean(), random.nextInt(100), later());
    }
    if (kind < 71) {
      return new Operation.Accept(random.nextInt(100));
    }
    if (kind < 73) {
      return new Operation.Dismiss(random.nextInt(100));
    }
    if (kind < 80) {
      return new Operation.Merge(patient(), patient());
    }
    if (kind < 85) {
      return new Operation.Erase(patient());
    }
    if (kind < 87) {
      return new Operation.EraseAgain();
    }
    if (kind < 92) {
      return new Operation.Backup();
    }
    if (kind < 96) {
      return new Operation.Restore(random.nextInt(100));
    }
    return kind < 98 ? new Operation.Reindex() : new Operation.Explain(1 + random.nextInt(VISITS));
  }

  private Operation.Later later() {
    Operation.Later[] all = Operation.Later.values();
    return all[random.nextInt(all.length)];
  }

  private int patient() {
    return random.nextInt(PATIENTS) + ofSource();
  }

  private int ofSource() {
    return more.nextInt(5) == 0 ? GeneratedRow.LAB : 0;
  }

  private Operation.Import imported() {
    int source = ofSource();
    List<Integer> visits = new ArrayList<>();
    for (int visit = 1; visit <= VISITS; visit++) {
      visits.add(visit);
    }
    Collections.shuffle(visits, random);
    List<GeneratedRow> rows = new ArrayList<>();
    for (int visit : visits.subList(0, 1 + random.nextInt(VISITS - 2))) {
      rows.add(row(visit, source));
    }
    if (random.nextInt(8) == 0) {
      rows.add(row(rows.get(0).visit() - source, source));
    }
    return new Operation.Import(
        rows, random.nextInt(8) == 0, random.nextInt(6) == 0, random.nextInt(10) == 0);
  }

  private GeneratedRow row(int visit, int source) {
    // A visit usually has the same patient; sometimes an import moves it.
    int patient = random.nextInt(7) == 0 ? random.nextInt(PATIENTS) : visit % PATIENTS;
    int number = patient + source;
    return new GeneratedRow(
        visit + source,
        more.nextInt(5) == 0 ? 1 + more.nextInt(VISITS) : visit,
        number,
        random.nextInt(4) == 0 ? "" : GeneratedRow.nameOf(number),
        switch (random.nextInt(5)) {
          case 0, 1 -> "";
          case 2 -> "Miriam";
          default -> "Ada";
        },
        switch (random.nextInt(5)) {
          case 0, 1 -> "";
          case 2 -> "1979-05-21";
          default -> "1979-05-12";
        },
        switch (random.nextInt(6)) {
          case 0, 1 -> "";
          case 2 -> "M";
          default -> "F";
        },
        1 + random.nextInt(2),
        5 + random.nextInt(2),
        random.nextInt(3),
        1 + random.nextInt(2),
        1 + random.nextInt(2),
        random.nextInt(9) == 0);
  }
}
