package org.tpibridge.reading.hl7v2.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * Splits the text of a message into segments. Senders put line breaks into text without escaping
 * them: a line that is not a segment continues the text before it. If there is no text before it,
 * it is read as a comment and reported. A line of text that looks like a segment is reported as
 * well.
 */
final class SegmentSplitter {
  private static final int NAME = 3;

  /**
   * Position of the escape character in MSH; separator and encoding characters are characters 4 to
   * 8.
   */
  private static final int ESCAPE = 6;

  private static final int SET_ID = 1;
  private static final int TYPE = 2;
  private static final int OBX_VALUE = 5;
  private static final int OBX_STATUS = 11;
  private static final int NTE_COMMENT = 3;
  private static final Set<String> TEXT_SEGMENTS = Set.of("", "TX", "FT", "ST");

  /** Segments that occur once in a message about one patient. */
  private static final Set<String> SINGLE_SEGMENTS = Set.of("EVN", "PID", "PD1", "PV1", "TXA");

  /** Segments of HL7 2.3 to 2.8; other segments start with Z. */
  private static final Set<String> STANDARD =
      Set.of(
          ("ABS ACC ADD ADJ AFF AIG AIL AIP AIS AL1 APR ARQ ARV AUT BHS BLC BLG BPO BPX BTS BTX "
                  + "BUI CDM CDO CER CM0 CM1 CM2 CNS CON CSP CSR CSS CTD CTI CTR DB1 DEV DG1 DMI DON DPS "
                  + "DRG DSC DSP DST ECD ECR EDU EQL EQP EQU ERQ ERR EVN FAC FHS FT1 FTS GOL GP1 GP2 GT1 "
                  + "IAM IAR IIM ILT IN1 IN2 IN3 INV IPC IPR ISD ITM IVC IVT LAN LCC LCH LDP LOC LRL MCP "
                  + "MFA MFE MFI MRG MSA MSH NCK NDS NK1 NPU NSC NST NTE OBR OBX ODS ODT OH1 OH2 OH3 OH4 "
                  + "OM1 OM2 OM3 OM4 OM5 OM6 OM7 OM8 OMC ORC ORG OVR PAC PCE PCR PD1 PDA PDC PEO PES PID "
                  + "PKG PM1 PMT PR1 PRA PRB PRC PRD PRT PSG PSH PSL PSS PTH PV1 PV2 PYE QAK QID QPD QRD "
                  + "QRF QRI RCP RDF RDT REL RF1 RFI RGS RMI ROL RQ1 RQD RXA RXC RXD RXE RXG RXO RXR RXV "
                  + "SAC SCD SCH SCP SDD SFT SGH SGT SHP SID SLT SPM SPR STF STZ TCC TCD TQ1 TQ2 TXA UAC "
                  + "UB1 UB2 URD URS VAR VND VTQ")
              .split(" "));

  private final String source;
  private final long message;
  private final char separator;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private SegmentSplitter(String source, long message, char separator) {
    this.source = source;
    this.message = message;
    this.separator = separator;
  }

  /**
   * @param lines one for each segment, the first being MSH
   * @param findings receives findings on lines that are not a segment, or may not be one
   */
  record Result(List<String> lines, List<Finding> findings) {}

  static Result of(String source, long message, String text) {
    SegmentSplitter lines = new SegmentSplitter(source, message, text.charAt(NAME));
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\r', start);
      lines.add(text.substring(start, end < 0 ? text.length() : end));
      start = end < 0 ? text.length() : end + 1;
    }
    return new Result(lines.lines, lines.findings);
  }

  private void add(String line) {
    if (lines.isEmpty()) {
      startSegment(line);
    } else if (!isShapedLikeSegment(line)) {
      text(line);
    } else if (isOpenText() && !isStandard(name(line))) {
      join(withoutDelimiters(line));
      warn("starts like a segment, but HL7 has no segment of that name. The line was read as text");
    } else {
      if (isOpenText()) {
        checkOrder(line);
      }
      startSegment(line);
    }
  }

  private void startSegment(String line) {
    lines.add(line);
    occurrences.merge(name(line), 1, Integer::sum);
  }

  private void join(String line) {
    lines.set(lines.size() - 1, last() + "\n" + line);
  }

  /** Returns the text with its separators, up to the fields that follow the text. */
  private String withoutDelimiters(String line) {
    String mark = String.valueOf(separator);
    int rest = line.indexOf(mark + mark);
    String text = rest < 0 ? line : line.substring(0, rest);
    return text.replace(mark, escapedDelimiter()) + line.substring(text.length());
  }

  /** Returns the escape character, which is the third character of MSH-2. */
  private String escapedDelimiter() {
    String msh = lines.get(0);
    char escape =
        msh.length() > ESCAPE && msh.charAt(ESCAPE) != separator ? msh.charAt(ESCAPE) : '\\';
    return escape + "F" + escape;
  }

  /**
   * Adds a line to the text at the end of the last segment, to the rest of a field, or as a
   * comment.
   */
  private void text(String line) {
    if (isOpenText() || line.indexOf(separator) >= 0) {
      join(line);
      return;
    }
    if (line.isBlank()) {
      return;
    }
    warn("is not a segment and does not follow a text. It was read as a comment (NTE)");
    startSegment("NTE" + String.valueOf(separator).repeat(NTE_COMMENT) + line);
  }

  /**
   * Whether a line that looks like a segment is text, because the message already has its only such
   * segment.
   */
  private void checkOrder(String line) {
    String name = name(line);
    boolean again = SINGLE_SEGMENTS.contains(name) && occurrences.containsKey(name);
    if (again || isOutOfOrder(line)) {
      findings.add(
          Finding.error(
                  Hl7FindingCodes.BROKEN,
                  "The text may continue in the next line, which starts like the segment "
                      + name
                      + ". Send line breaks in text as \\.br\\.")
              .at(placeOfText()));
    }
  }

  /**
   * Whether an OBX starts counting from 1 again, while this text is incomplete and others are not.
   */
  private boolean isOutOfOrder(String line) {
    String number = field(line, SET_ID);
    String before = field(last(), SET_ID);
    return name(line).equals("OBX")
        && name(last()).equals("OBX")
        && isNumber(number)
        && isNumber(before)
        && Integer.parseInt(number) <= Integer.parseInt(before)
        && fields(line) >= OBX_STATUS;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 6
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether the last segment ends with text. */
  private boolean isOpenText() {
    String last = last();
    return switch (name(last)) {
      case "OBX" -> fields(last) == OBX_VALUE && TEXT_SEGMENTS.contains(field(last, TYPE));
      case "NTE" -> fields(last) == NTE_COMMENT;
      default -> false;
    };
  }

  private void warn(String what) {
    findings.add(
        Finding.warning(Hl7FindingCodes.LINE, "A line after this segment " + what + ".")
            .at(placeOfText()));
  }

  private Place placeOfText() {
    String name = name(last());
    int field = isOpenText() ? (name.equals("OBX") ? OBX_VALUE : NTE_COMMENT) : 0;
    return new Place.Segment(source, message, name, occurrences.getOrDefault(name, 1), field, 0);
  }

  private String last() {
    return lines.get(lines.size() - 1);
  }

  private static String name(String line) {
    return line.substring(0, Math.min(NAME, line.length()));
  }

  /** Returns the number of the last field. */
  private int fields(String line) {
    return (int) line.chars().filter(c -> c == separator).count();
  }

  private String field(String line, int number) {
    String[] fields = line.split("\\Q" + separator + "\\E", number + 2);
    return number < fields.length ? fields[number].strip() : "";
  }

  private boolean isShapedLikeSegment(String line) {
    return line.length() >= NAME
        && isUpper(line.charAt(0))
        && isNamePart(line.charAt(1))
        && isNamePart(line.charAt(2))
        && (line.length() == NAME || line.charAt(NAME) == separator);
  }

  private static boolean isStandard(String name) {
    return name.startsWith("Z") || STANDARD.contains(name);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isNamePart(char c) {
    return isUpper(c) || (c >= '0' && c <= '9');
  }
}
