package org.tpibridge.reading.shorthand;

import java.util.List;
import java.util.stream.Collectors;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.TimeSpan;

/** Prints results on one line. */
final class Printed {
  private Printed() {}

  static String of(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Printed::of).collect(Collectors.joining("; "));
    }
    if (value instanceof InjectionSite site) {
      String side = site.side().map(s -> s.name().substring(0, 1)).orElse("-");
      return site.muscle() + " " + side + " x" + site.passCount();
    }
    if (value instanceof Injectate injectate) {
      return injectate.toCanonicalText();
    }
    if (value instanceof BilledDrug drug) {
      return drug.code() + " x" + drug.units();
    }
    if (value instanceof PainScores pain) {
      return pain(pain);
    }
    if (value instanceof ReportedRelief relief) {
      return relief.percent().toPlainString()
          + "%"
          + relief.lasting().map(s -> " " + s.toCanonicalText()).orElse("");
    }
    return value instanceof TimeSpan span ? span.toCanonicalText() : value.toString();
  }

  private static String pain(PainScores pain) {
    StringBuilder line = new StringBuilder();
    pain.score().ifPresent(s -> line.append(" score ").append(s.toPlainString()));
    pain.before().ifPresent(s -> line.append(" before ").append(s.toPlainString()));
    pain.after().ifPresent(s -> line.append(" after ").append(s.toPlainString()));
    if (!pain.later().isEmpty()) {
      line.append(" later");
      pain.later()
          .forEach(
              l ->
                  line.append(' ')
                      .append(l.timeAfterVisit().toCanonicalText())
                      .append(':')
                      .append(l.value().toPlainString()));
    }
    pain.scale().ifPresent(s -> line.append(' ').append(s));
    return line.toString().strip();
  }
}
