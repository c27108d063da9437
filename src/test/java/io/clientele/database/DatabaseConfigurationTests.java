package io.clientele.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseConfigurationTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                    .withUserConfiguration(Service.class);

    @Test
    void leavesTheEmbeddedServerAloneWithAUrl(@TempDir Path parent) {
        runner.withPropertyValues(
                        "clientele.database.directory=" + parent.resolve("unused"),
                        "spring.datasource.url=jdbc:postgresql://db.example/shop?password=secret")
                .run(
                        context -> {
                            assertThat(context).doesNotHaveBean(EmbeddedServer.class);
                            assertThat(context).hasSingleBean(DataSource.class);
                            assertThat(context.getBean(DatabaseOrigin.class))
                                    .isEqualTo(
                                            new DatabaseOrigin(
                                                    false, "jdbc:postgresql://db.example/shop"));
                            assertThat(parent.resolve("unused")).doesNotExist();
                        });
    }

    @Test
    void asksForAUrlWhereNoServerIsPacked() {
        runner.withClassLoader(new FilteredClassLoader("io.zonky"))
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .isInstanceOf(DatabaseUnavailable.class)
                                        .hasMessageContaining("No database is configured"));
    }

    @Test
    void tellsTheOperatorWhatToDoInsteadOfAStackTrace(@TempDir Path parent, CapturedOutput output)
            throws Exception {
        var file = Files.createFile(parent.resolve("file"));
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(
                        () ->
                                SpringApplication.run(
                                        Service.class,
                                        "--clientele.database.directory=" + file,
                                        "--spring.main.web-application-type=none"));
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database folder " + file + " cannot be created or written")
                .contains("name another folder by clientele.database.directory")
                .doesNotContain("\tat ");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DatabaseProperties.class)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    @Import(DatabaseConfiguration.class)
    static class Service {}
}
