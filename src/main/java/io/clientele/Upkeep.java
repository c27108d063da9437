package io.clientele;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// Where each process does what it does every few seconds or hours for itself: each on a thread of
/// its own, so that leases are renewed in time also while something else waits for the end of an
/// import. The scheduler of Spring Boot does one after the other where threads are virtual.
@Configuration(proxyBeanMethods = false)
class Upkeep {

    /// More than there is to do.
    private static final int THREADS = 16;

    /// Told as what is scheduled by alone: an executor would take the place of that of requests.
    @Bean
    TaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("upkeep-");
        return scheduler;
    }
}
