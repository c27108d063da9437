package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// What the packed jar is made of. Runs after it is packed.
class SupplyChainIT {

    /// Licences under which code may be part of a work under the GPL 3: the list of the Free
    /// Software Foundation, as far as it is needed. Of several licences one is enough.
    private static final Set<String> COMPATIBLE =
            Set.of(
                    "0BSD",
                    "Apache-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "CC0-1.0",
                    "GPL-2.0-with-classpath-exception",
                    "GPL-3.0-only",
                    "GPL-3.0-or-later",
                    "LGPL-2.1-only",
                    "LGPL-2.1-or-later",
                    "MIT",
                    "MIT-0");

    private static final String LIBRARIES = "BOOT-INF/lib/";

    private static ZipFile jar;

    @BeforeAll
    static void openJar() throws IOException {
        jar = new ZipFile(Path.of(System.getProperty("clientele.jar", "no jar given")).toFile());
    }

    @AfterAll
    static void closeJar() throws IOException {
        jar.close();
    }

    @Test
    void hasABillOfMaterialsWithEveryLibraryInIt() throws IOException {
        var listed =
                components()
                        .map(
                                component ->
                                        "%s-%s.jar"
                                                .formatted(
                                                        component.path("name").asString(),
                                                        component.path("version").asString()))
                        .toList();

        assertThat(listed)
                .containsAll(libraries().map(ZipEntry::getName).map(SupplyChainIT::file).toList());
    }

    @Test
    void holdsNothingWhoseLicenceForbidsIt() throws IOException {
        assertThat(components())
                .allSatisfy(
                        component ->
                                assertThat(licences(component))
                                        .as("licences of %s", component.path("name"))
                                        .containsAnyElementsOf(COMPATIBLE));
    }

    @Test
    void holdsNoClassTwice() throws IOException {
        Map<String, String> seen = new HashMap<>();
        for (ZipEntry library : libraries().toList()) {
            try (var classes =
                    new ZipInputStream(
                            new ByteArrayInputStream(jar.getInputStream(library).readAllBytes()))) {
                for (ZipEntry entry; (entry = classes.getNextEntry()) != null; ) {
                    var name = entry.getName();
                    if (name.endsWith(".class")
                            && !name.startsWith("META-INF/")
                            && !name.endsWith("-info.class")) {
                        assertThat(seen.put(name, library.getName()))
                                .as("%s, also in %s", name, library.getName())
                                .isNull();
                    }
                }
            }
        }
    }

    /// Else two builds of the same sources would differ.
    @Test
    void tellsNothingOfWhenAndWhereItWasBuilt() throws IOException {
        assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct())
                .containsExactly(LocalDateTime.of(2026, 11, 1, 0, 0));
        var folder = Path.of("").toAbsolutePath().toString();
        for (ZipEntry entry : jar.stream().toList()) {
            if (!entry.getName().startsWith(LIBRARIES)) {
                var content = jar.getInputStream(entry).readAllBytes();
                assertThat(new String(content, StandardCharsets.ISO_8859_1))
                        .as(entry.getName())
                        .doesNotContain(folder);
            }
        }
    }

    /// The time and a number made by chance are what else would differ.
    @Test
    void namesItsBillOfMaterialsByWhatItIsOf() throws IOException {
        var bill = billOfMaterials();
        var number = bill.path("serialNumber").asString().replace("urn:uuid:", "");

        assertThat(bill.at("/metadata/timestamp").isMissingNode()).isTrue();
        assertThat(UUID.fromString(number).version()).as("made from names").isEqualTo(3);
    }

    private static Stream<? extends ZipEntry> libraries() {
        // The loader's own helper for layers, which no SBOM of dependencies knows.
        return jar.stream()
                .filter(entry -> entry.getName().startsWith(LIBRARIES))
                .filter(entry -> entry.getName().endsWith(".jar"))
                .filter(entry -> !entry.getName().contains("jarmode-tools"));
    }

    private static String file(String entry) {
        return entry.substring(LIBRARIES.length());
    }

    private static Stream<JsonNode> components() throws IOException {
        return billOfMaterials().path("components").valueStream();
    }

    private static JsonNode billOfMaterials() throws IOException {
        var sbom = jar.getEntry("META-INF/sbom/application.cdx.json");
        var entry =
                sbom != null
                        ? sbom
                        : jar.getEntry("BOOT-INF/classes/META-INF/sbom/application.cdx.json");
        return new JsonMapper().readTree(jar.getInputStream(entry).readAllBytes());
    }

    private static List<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .map(
                        licence ->
                                licence.has("expression")
                                        ? licence.path("expression").asString()
                                        : licence.at("/license/id")
                                                .asString(licence.at("/license/name").asString()))
                .toList();
    }
}
