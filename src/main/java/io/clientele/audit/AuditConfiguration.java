package io.clientele.audit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.io.IOException;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    WebMvcConfigurer auditedCalls(AuditLog log, Pseudonyms pseudonyms) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AuditInterceptor(log, pseudonyms));
            }
        };
    }

    @Bean
    FilterRegistrationBean<Filter> rowCountFilter() {
        return new FilterRegistrationBean<>(new RowCountFilter());
    }

    /// Wraps the answers that may be a whole list.
    private static final class RowCountFilter extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            var accept = request.getHeader(HttpHeaders.ACCEPT);
            return accept == null
                    || !request.getMethod().equals("GET")
                    || !(accept.contains("csv") || accept.contains("ndjson"));
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(request, new RowCount(response, AuditedItems.of(request)));
        }
    }
}
