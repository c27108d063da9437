package io.clientele.patience;

import com.zaxxer.hikari.HikariDataSource;

import io.clientele.database.Replica;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

@Configuration(proxyBeanMethods = false)
class PatienceConfiguration {

    @Bean
    static BeanPostProcessor hastyRequests() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    pool.addDataSourceProperty("ApplicationName", Replica.NAME);
                    pool.addDataSourceProperty("socketFactory", WatchedSockets.class.getName());
                    pool.setExceptionOverride(Patience.WATCH);
                }
                return bean;
            }

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool
                        ? new PatientDataSource(pool, Patience.REQUEST)
                        : bean;
            }
        };
    }

    /// A table of millions of lines is not changed within a minute.
    @Bean
    FlywayMigrationStrategy patientMigration() {
        return flyway -> Patience.within(Patience.TURN, flyway::migrate);
    }
}
