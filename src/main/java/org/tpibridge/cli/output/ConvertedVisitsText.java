package org.tpibridge.cli.output;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.report.PrintableStream;
import org.tpibridge.report.Quantity;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.Visit;

/** A table of the first visits that were converted, without names. */
public final class ConvertedVisitsText {
  private static final int SHOWN = 10;
  private static final String MRN = "MRN";
  private static final String DRUGS = "DRUGS";
  private static final String FILE = "FILE";
  private static final String SITES = "SITES";
  private static final List<String> HEADER =
      List.of("VISIT", "DAY", MRN, SITES, DRUGS, "PAIN", FILE);

  /** What is left out of a table that is too wide, in this order. */
  private static final List<String> LEAST_IMPORTANT = List.of(FILE, MRN, DRUGS, SITES);

  private final boolean showMrn;
  private final List<List<String>> rows = new ArrayList<>();
  private long written;

  /**
   * @param showMrn false if the output may become part of a log
   */
  public ConvertedVisitsText(boolean showMrn) {
    this.showMrn = showMrn;
    rows.add(HEADER);
  }

  /**
   * @param file the name of its file, if it has one
   */
  public void add(Visit visit, Optional<String> file) {
    written++;
    if (written <= SHOWN) {
      rows.add(
          List.of(
              visit.visitId(),
              visit.start().day().toString(),
              visit.patient().mrn(),
              String.valueOf(visit.sites().size()),
              drugs(visit),
              pain(visit.pain()),
              file.orElse("")));
    }
  }

  public long written() {
    return written;
  }

  public void print(PrintableStream out) {
    if (written == 0) {
      return;
    }
    List<List<String>> table = showMrn ? rows : without(MRN, rows);
    if (rows.stream().skip(1).allMatch(row -> row.get(row.size() - 1).isEmpty())) {
      table = without(FILE, table);
    }
    int width = out.layout().width();
    for (String column : LEAST_IMPORTANT) {
      if (width > 0 && TextTable.width(table) > width) {
        table = without(column, table);
      }
    }
    TextTable.print(table, List.of(table.get(0).indexOf(SITES)), out);
    if (written > SHOWN) {
      out.println("… and " + Quantity.of(written - SHOWN, "more visit"));
    }
  }

  private static List<List<String>> without(String column, List<List<String>> table) {
    int index = table.get(0).indexOf(column);
    return index < 0
        ? table
        : table.stream()
            .map(
                row -> {
                  List<String> cells = new ArrayList<>(row);
                  cells.remove(index);
                  return cells;
                })
            .toList();
  }

  private static String drugs(Visit visit) {
    if (visit.isDryNeedling()) {
      return "dry needling";
    }
    return visit.injectates().isEmpty()
        ? "not specified"
        : visit.injectates().stream().map(Injectate::drug).distinct().collect(joining(", "));
  }

  /** Before and after the injection. */
  private static String pain(PainAssessment pain) {
    return pain.before().isEmpty() && pain.after().isEmpty()
        ? "-"
        : score(pain.before()) + " -> " + score(pain.after());
  }

  private static String score(Optional<BigDecimal> score) {
    return score.map(BigDecimal::toPlainString).orElse("?");
  }
}
