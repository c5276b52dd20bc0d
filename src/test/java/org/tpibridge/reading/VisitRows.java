package org.tpibridge.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates CSVs with one row: the required columns and those of a test. */
public final class VisitRows {
  public static final String HEADER = "visit_id,mrn,visit_start,procedure_code,sites\n";
  public static final String GOOD = "V1,1,2024-03-04,20560,trapezius R\n";

  private VisitRows() {}

  /**
   * @param cells column, value, column, value
   */
  public static String with(String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("visit_id", "V1");
    row.put("injectates", "lidocaine 1% 2 mL");
    row.put("mrn", "1");
    row.put("visit_start", "2024-03-04");
    row.put("sites", "trapezius R");
    for (int i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
    return VisitCsv.line(new ArrayList<>(row.keySet()), ',')
        + VisitCsv.line(List.copyOf(row.values()), ',');
  }

  /** Each of a different patient, because several visits of one patient on a day are reported. */
  public static String good(int number) {
    return GOOD.replace("V1,1,", "V" + number + "," + number + ",");
  }
}
