package io.clientele.testing;

import io.clientele.reading.RefreshAhead;
import io.clientele.tally.Remembered;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

import java.util.Map;
import java.util.Objects;

/// Lets each test class begin with an empty shop though its service has served others before: no
/// result depends on which classes ran and in which order, and none needs a service of its own for
/// that. At work wherever [TestDatabaseInitializer] is; registered in `META-INF/spring.factories`.
public final class EmptyShop implements TestExecutionListener {

    /// The name under which a service knows that its database is a test's.
    static final String DATABASE = "testDatabase";

    @Override
    public void beforeTestClass(TestContext test) {
        if (!test.hasApplicationContext()) {
            return; // It is yet to start, on a database of its own.
        }
        var service = test.getApplicationContext();
        if (service.containsBean(DATABASE)) {
            service.getBean(DATABASE, TestDatabase.class).clear();
            forget(service);
        }
    }

    /// Drops what services remember for a while. All else they remember by numbers, which
    /// never return.
    private static void forget(ApplicationContext service) {
        for (Object bean : service.getBeansOfType(Object.class, false, false).values()) {
            if (bean.getClass().getName().startsWith("io.clientele.")) {
                forget(AopTestUtils.<Object>getUltimateTargetObject(bean));
            }
        }
    }

    private static void forget(Object bean) {
        for (var field : bean.getClass().getDeclaredFields()) {
            if (field.getType() == Remembered.class) {
                ((Map<?, ?>) valueOf("entries", valueOf(field.getName(), bean))).clear();
            } else if (field.getType() == RefreshAhead.class) {
                ((RefreshAhead<?>) valueOf(field.getName(), bean)).forget();
            }
        }
    }

    private static Object valueOf(String field, Object bean) {
        return Objects.requireNonNull(ReflectionTestUtils.getField(bean, field));
    }
}
