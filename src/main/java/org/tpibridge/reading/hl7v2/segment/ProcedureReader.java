package org.tpibridge.reading.hl7v2.segment;

import java.util.List;
import org.tpibridge.reading.hl7v2.message.CodedValue;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.statement.MessageStatements;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/**
 * Reads PR1. Modifiers follow the code ({@code 20553:59}, {@code 20553-RT}) or are in PR1-16, where
 * senders repeat the code; a visit has only the code.
 */
public final class ProcedureReader implements SegmentReader {
  private static final int CODE = 3;
  private static final int DESCRIPTION = 4;
  private static final int PERFORMED = 5;
  private static final int SURGEON = 11;
  private static final int PRACTITIONER = 12;
  private static final int MODIFIER = 16;
  private static final int ID = 19;
  private static final int ACTION = 20;
  private static final int CPT = 5;

  private final Terminology terminology;

  ProcedureReader(Terminology terminology) {
    this.terminology = terminology;
  }

  @Override
  public void read(Hl7Segment pr1, MessageContext context) {
    context.statements().start(StatementSubject.CodedRecord.of(true, pr1, ID, CODE), pr1, ACTION);
    pr1.markUsed(ID, 1);
    TechniqueFields.addFromCoded(pr1, CODE, context);
    TechniqueFields.addFrom(pr1.peekText(DESCRIPTION, 0), pr1, DESCRIPTION, 1, context);
    int field = codes(pr1, CODE).isEmpty() ? MODIFIER : CODE;
    List<CodedValue> codes = codes(pr1, field);
    if (codes.isEmpty()) {
      // Another procedure during the visit, such as an office visit.
      return;
    }
    MessageStatements statements = context.statements();
    for (CodedValue code : codes) {
      code.markUsed(pr1, field);
      statements.addValue(
          Column.PROCEDURE_CODE, Precedence.FIRST, cpt(code.code()), pr1, field, code.component());
    }
    statements.addClinicians(pr1, SURGEON, Precedence.FIRST);
    statements.addClinicians(pr1, PRACTITIONER, Precedence.SECOND);
    context
        .timeIn(pr1, PERFORMED)
        .ifPresent(
            m -> {
              statements.addValue(Column.VISIT_START, Precedence.SECOND, m, pr1, PERFORMED);
              statements.add(new StatedFact.InjectionTime(m));
              statements.add(new StatedFact.ServiceDay(m, pr1.place(PERFORMED)));
            });
  }

  /** Returns the codes of trigger point procedures in any system of the field. */
  private List<CodedValue> codes(Hl7Segment pr1, int field) {
    return CodedValue.of(pr1, field, 0).stream()
        .filter(t -> terminology.procedure(cpt(t.code())).isPresent())
        .toList();
  }

  /** Returns the code without modifiers. */
  public static String cpt(String stated) {
    boolean modified = stated.length() > CPT && !Character.isLetterOrDigit(stated.charAt(CPT));
    return modified ? stated.substring(0, CPT) : stated;
  }
}
