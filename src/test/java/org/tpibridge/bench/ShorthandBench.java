package org.tpibridge.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.tpibridge.reading.shorthand.RegionalConventions;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.reading.shorthand.ShorthandResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.PainScale;

/**
 * Measures cells of a clinic's shorthand read a second, on one thread, by kind and as they occur in
 * a visit. Run with {@code mvn -Pbench -DskipTests verify}.
 */
public final class ShorthandBench {
  private static final List<String> SITES =
      List.of(
          "R trap",
          "b/l levator scap x2",
          "L>R QL",
          "R trap x2, L rhomboid, bilat upper traps",
          "(L) rhomboid; R lev. scap. x3",
          "R glute med/min, piriformis R",
          "right upper trapezius, right levator scapulae, left SCM x 2");

  private static final List<String> INJECTATES =
      List.of(
          "1% lidocaine 2cc",
          "40mg Kenalog",
          "Kenalog 40 mg/ml: 1 cc",
          "lido/marcaine 1:1 5 cc total",
          "4 units J3301",
          "1% lidocaine w/ epi 1:100k 4cc + 40mg depo-medrol",
          "Bupivicaine 0.25% 3ml; triamcinolone (Kenalog) 40 mg");

  private static final List<String> SCORES =
      List.of("7/10", "7→3", "8 to 2 after", "pre 8, post 3, 4 at 2 wks", "7-8/10", "VAS 75mm");

  private static final List<String> RELIEFS =
      List.of("~70%", "50-60% x 3 wks", "80", "2 months of 75% relief");

  private static final List<String> MOMENTS =
      List.of("3/4/24 2:30 PM", "03/04/2024", "45355", "Mar 4 2024", "2024-03-04 09:30:00");

  private static final List<String> SPANS = List.of("6 wks", "f/u 3 months", "6-8 weeks");

  private final Shorthand shorthand = new Shorthand(Terminology.builtIn(), RegionalConventions.US);
  private final double seconds;

  /** Stores the result, so that the call is not optimized away. */
  private long understood;

  private ShorthandBench(double seconds) {
    this.seconds = seconds;
  }

  public static void main(String[] args) {
    new ShorthandBench(args.length == 0 ? 5 : Double.parseDouble(args[0])).run();
  }

  private void run() {
    print("shorthand | cells/s");
    measure("sites", n -> count(shorthand.sites(of(SITES, n))));
    measure("injectates", n -> count(shorthand.injectates(of(INJECTATES, n))));
    measure("pain", n -> count(shorthand.pain(of(SCORES, n), PainScale.NRS)));
    measure("relief", n -> count(shorthand.relief(of(RELIEFS, n))));
    measure("moments", n -> count(shorthand.dayAndTime(of(MOMENTS, n))));
    measure("lengths of time", n -> count(shorthand.span(of(SPANS, n))));
    measure("a visit's cells in turn", this::visit);
    if (understood == 0) {
      throw new IllegalStateException("nothing was understood");
    }
  }

  /** One cell of a visit, with each kind as often as the others. */
  private void visit(int number) {
    int turn = number / 6;
    switch (number % 6) {
      case 0 -> count(shorthand.sites(of(SITES, turn)));
      case 1 -> count(shorthand.injectates(of(INJECTATES, turn)));
      case 2 -> count(shorthand.pain(of(SCORES, turn), PainScale.NRS));
      case 3 -> count(shorthand.relief(of(RELIEFS, turn)));
      case 4 -> count(shorthand.dayAndTime(of(MOMENTS, turn)));
      default -> count(shorthand.span(of(SPANS, turn)));
    }
  }

  private static String of(List<String> cells, int number) {
    return cells.get(number % cells.size());
  }

  private void count(ShorthandResult<?> result) {
    understood += result.value().isPresent() ? 1 : 0;
  }

  private void measure(String what, IntConsumer work) {
    print(String.format(Locale.ROOT, "%-24s| %,.0f", what, Rate.of(1, seconds, work)));
  }

  @SuppressWarnings("SystemOut")
  private static void print(String line) {
    System.out.println(line);
  }
}
