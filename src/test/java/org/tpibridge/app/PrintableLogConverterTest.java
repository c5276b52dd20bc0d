package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks all appenders of the logging configuration. */
class PrintableLogConverterTest {
  private static final String HOSTILE = "a\u001b[31m\u009b\u202e\nERROR forged\r\u2028b";

  @Test
  void noAppenderWritesControlCharacters() throws Exception {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configuration = new JoranConfigurator();
    configuration.setContext(context);
    configuration.doConfigure(getClass().getResource("/logback.xml"));
    List<String> lines = new ArrayList<>();
    context
        .getLoggerList()
        .forEach(
            logger ->
                logger
                    .iteratorForAppenders()
                    .forEachRemaining(appender -> lines.add(written(context, appender))));

    assertThat(lines).isNotEmpty();
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line).doesNotContain("\u001b", "\u009b", "\u202e", "\u2028", "\r");
              assertThat(line.lines().filter(l -> l.startsWith("ERROR"))).isEmpty();
              assertThat(line).endsWith(System.lineSeparator()).doesNotContain("%");
              assertThat(line).contains("a\\u001b[31m").contains("IllegalStateException");
            });
  }

  private static String written(LoggerContext context, Appender<ILoggingEvent> appender) {
    PatternLayoutEncoder encoder =
        (PatternLayoutEncoder) ((OutputStreamAppender<ILoggingEvent>) appender).getEncoder();
    Exception thrown =
        new IllegalStateException(HOSTILE, new IllegalArgumentException("cause " + HOSTILE));
    LoggingEvent event =
        new LoggingEvent(
            "x", context.getLogger("L"), Level.WARN, "name {}", thrown, new Object[] {HOSTILE});
    return new String(encoder.encode(event), UTF_8);
  }
}
