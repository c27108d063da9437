package io.clientele.audit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

    /// Wraps every answer that may be a whole list; whether it is one, its type tells once it is
    /// written.
    private static final class RowCountFilter extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getMethod().equals("GET");
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(request, new RowCount(request, response));
        }
    }
}
