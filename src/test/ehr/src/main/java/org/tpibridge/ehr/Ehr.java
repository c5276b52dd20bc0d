package org.tpibridge.ehr;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.web.context.WebServerPortFileWriter;
import org.springframework.context.annotation.Import;

/**
 * Starts the server: {@code java -jar ehr.jar --server.port=8090}. With port 0 the system chooses a
 * free one; {@code -Dehr.port-file=FILE} has it written down as soon as the server answers.
 *
 * <p>Only what the server needs is configured. With full auto-configuration, the many libraries of
 * HAPI would each start components that it does not need.
 */
@SpringBootConfiguration
@ImportAutoConfiguration({
  PropertyPlaceholderAutoConfiguration.class,
  DataSourceAutoConfiguration.class,
  ServletWebServerFactoryAutoConfiguration.class
})
@Import({
  JpaR4Config.class,
  JpaBatch2Config.class,
  Batch2JobsConfig.class,
  ThreadPoolFactoryConfig.class,
  StorageConfig.class,
  SubscriptionConfig.class,
  RestConfig.class
})
public class Ehr {
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(Ehr.class);
    String portFile = System.getProperty("ehr.port-file");
    if (portFile != null) {
      application.addListeners(new WebServerPortFileWriter(portFile));
    }
    application.run(args);
  }
}
