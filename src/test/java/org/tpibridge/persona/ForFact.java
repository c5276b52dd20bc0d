package org.tpibridge.persona;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tpibridge.persona.facts.FactName;

/** The facts that a test shows to have an effect. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ForFact {
  FactName[] value();
}
