package org.tpibridge.exchange.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Error codes of vendors, {@code error-codes.csv}, which lists their sources. */
final class VendorCodes {
  private static final Map<String, VendorCode> CODES = read();

  private VendorCodes() {}

  /** Finds the first known code of an outcome. */
  static Optional<VendorCode> find(OperationOutcome outcome) {
    return outcome.getIssue().stream()
        .flatMap(VendorCodes::codes)
        .flatMap(code -> Optional.ofNullable(CODES.get(code)).stream())
        .findFirst();
  }

  private static Stream<String> codes(OperationOutcomeIssueComponent issue) {
    return issue.getDetails().getCoding().stream()
        .map(Coding::getCode)
        .filter(code -> code != null);
  }

  private static Map<String, VendorCode> read() {
    CsvSchema schema = CsvSchema.emptySchema().withHeader();
    Map<String, VendorCode> codes = new HashMap<>();
    try (InputStream in = VendorCodes.class.getResourceAsStream("error-codes.csv");
        MappingIterator<Map<String, String>> rows =
            new CsvMapper().readerFor(Map.class).with(schema).readValues(in)) {
      while (rows.hasNextValue()) {
        Map<String, String> row = rows.nextValue();
        codes.put(
            row.get("code"),
            new VendorCode(
                ReplyVerdict.Step.valueOf(row.get("step").toUpperCase(Locale.ROOT)),
                row.get("meaning"),
                Optional.of(row.get("after"))
                    .filter(after -> !after.isEmpty())
                    .map(Duration::parse)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return codes;
  }
}
