package io.clientele;

import com.marcnuri.helm.Helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The Helm chart as Helm itself renders it, with the values of a test.
final class HelmChart {

    static final Path SOURCE = Path.of("helm", "clientele");

    private static final Path VALUES = Path.of("src", "test", "resources", "helm");
    private static final Path COPY = copy();

    private final KubernetesSerialization kubernetes = new KubernetesSerialization();

    /// Helm leaves hooks out of what it renders; in this copy of the chart they are none.
    private static Path copy() {
        var copy = Path.of("target", "helm", "clientele");
        try (var files = Files.walk(SOURCE)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var target = copy.resolve(SOURCE.relativize(file));
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replace("helm.sh/hook:", "hook:"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /// The service's.
    Container container(String values) {
        return pod(only(Deployment.class, values, "shop-clientele")).getContainers().getFirst();
    }

    List<PodSpec> pods(String values) {
        return Stream.concat(
                        resources(values, Deployment.class).map(HelmChart::pod),
                        resources(values, Job.class).map(HelmChart::pod))
                .toList();
    }

    static PodSpec pod(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec();
    }

    static PodSpec pod(Job job) {
        return job.getSpec().getTemplate().getSpec();
    }

    <T extends HasMetadata> T only(Class<T> type, String values, String name) {
        return resources(values, type)
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private <T> Stream<T> resources(String values, Class<T> type) {
        return rendered(values).stream().filter(type::isInstance).map(type::cast);
    }

    List<HasMetadata> rendered(String values) {
        return Stream.of(render(values, "nameOverride", "").split("(?m)^---$"))
                .filter(document -> document.contains("kind:"))
                .map(document -> (HasMetadata) kubernetes.unmarshal(document))
                .toList();
    }

    String render(String values, String name, Object value) {
        return new Helm(COPY)
                .template()
                .withName("shop")
                .withNamespace("crm")
                .withKubeVersion("1.34.0")
                .withValuesFile(VALUES.resolve(values + ".yaml"))
                .set(name, value)
                .call();
    }

    /// Has Helm upgrade the release of a cluster.
    void upgrade(String values, HelmCluster cluster) {
        new Helm(COPY)
                .upgrade()
                .withName("shop")
                .withNamespace("crm")
                .withKubeConfigContents(cluster.configuration())
                .disableOpenApiValidation()
                .withValuesFile(VALUES.resolve(values + ".yaml"))
                .call();
    }
}
