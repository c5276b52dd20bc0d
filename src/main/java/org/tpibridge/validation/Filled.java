package org.tpibridge.validation;

import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.PrimitiveType;
import org.hl7.fhir.r5.model.StringType;
import org.hl7.fhir.r5.model.UnsignedIntType;
import org.hl7.fhir.r5.model.UriType;

/**
 * Values in definitions that are known not to be empty. The validator asks so often whether they
 * are, and the library's answer looks at so much, that a tenth of a Bundle's validation went there.
 */
final class Filled {

  private Filled() {}

  /** Puts filled values where the validator looks most often. */
  static void in(ElementDefinition element) {
    if (isPlain(element.getIdElement())) {
      element.setIdElement(new Text(element.getId()));
    }
    if (isPlain(element.getMinElement())) {
      element.setMinElement(new Count(element.getMin()));
    }
    if (isPlain(element.getMaxElement())) {
      element.setMaxElement(new Text(element.getMax()));
    }
    if (element.hasBase() && isPlain(element.getBase().getMaxElement())) {
      element.getBase().setMaxElement(new Text(element.getBase().getMax()));
    }
    for (ElementDefinition.TypeRefComponent type : element.getType()) {
      if (isPlain(type.getCodeElement())) {
        type.setCodeElement(new Link(type.getCode()));
      }
    }
    for (ElementDefinition.ElementDefinitionConstraintComponent rule : element.getConstraint()) {
      if (isPlain(rule.getExpressionElement())) {
        rule.setExpressionElement(new Text(rule.getExpression()));
      }
    }
  }

  static StringType text(String value) {
    return new Text(value);
  }

  static BooleanType flag(boolean value) {
    return new Flag(value);
  }

  private static boolean isPlain(PrimitiveType<?> value) {
    return value.hasValue() && !value.hasExtension() && !value.hasId();
  }

  private static final class Text extends StringType {
    private static final long serialVersionUID = 1L;

    Text(String value) {
      super(value);
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }

  private static final class Count extends UnsignedIntType {
    private static final long serialVersionUID = 1L;

    Count(int value) {
      super(value);
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }

  private static final class Link extends UriType {
    private static final long serialVersionUID = 1L;

    Link(String value) {
      super(value);
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }

  private static final class Flag extends BooleanType {
    private static final long serialVersionUID = 1L;

    Flag(boolean value) {
      super(value);
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }
}
