package io.clientele.database;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

import javax.sql.DataSource;

@Configuration(proxyBeanMethods = false)
class PatienceConfiguration {

    private static final Duration REQUEST = Duration.ofSeconds(20);

    @Bean
    static BeanPostProcessor hastyRequests() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    pool.addDataSourceProperty("ApplicationName", Replica.NAME);
                    pool.setExceptionOverride(Patience.WATCH);
                }
                return bean;
            }

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool
                        ? new PatientDataSource(pool, REQUEST)
                        : bean;
            }
        };
    }
}
