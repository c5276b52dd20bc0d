package org.tpibridge.app;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.pattern.CompositeConverter;
import org.tpibridge.finding.PrintableText;

/**
 * Removes control characters from log events, so that no text in them starts another line or moves
 * a terminal's cursor. Each pattern in {@code logback.xml} uses it.
 */
public final class PrintableLogConverter extends CompositeConverter<ILoggingEvent> {
  @Override
  protected String transform(ILoggingEvent event, String text) {
    return PrintableText.line(text);
  }

  /** Leaves the lines of a stack trace, but removes line breaks from the messages in it. */
  public static final class TraceConverter extends ThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
      String trace = super.throwableProxyToString(thrown);
      for (IThrowableProxy each = thrown; each != null; each = each.getCause()) {
        trace = printable(trace, each);
        for (IThrowableProxy suppressed : each.getSuppressed()) {
          trace = printable(trace, suppressed);
        }
      }
      return PrintableText.text(trace);
    }

    private static String printable(String trace, IThrowableProxy thrown) {
      String message = thrown.getMessage();
      return message == null || message.isEmpty()
          ? trace
          : trace.replace(message, PrintableText.line(message));
    }
  }
}
