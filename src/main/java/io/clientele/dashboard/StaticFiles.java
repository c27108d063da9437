package io.clientele.dashboard;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.webjars.WebJarVersionLocator;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Everything the dashboard is made of, by the path it is asked for. The chart library has a path
/// without its version, so that no file names it.
@Component
final class StaticFiles {

    private static final String FOLDER = "static/";
    private static final Map<String, MediaType> TYPES =
            Map.of(
                    "html", MediaType.parseMediaType("text/html;charset=UTF-8"),
                    "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
                    "js", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
                    "mjs", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
                    "svg", MediaType.parseMediaType("image/svg+xml"));

    private final Map<String, StaticFile> files = new TreeMap<>();

    StaticFiles() {
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:/" + FOLDER + "**/*.*")) {
                var url = file.getURL().toString();
                add("/" + url.substring(url.lastIndexOf("/" + FOLDER) + 1 + FOLDER.length()), file);
            }
            add("/dashboard/echarts.mjs", charts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var start = files.get("/index.html");
        if (start != null) {
            files.put("/", start);
        }
    }

    Set<String> paths() {
        return files.keySet();
    }

    StaticFile at(String path) {
        var file = files.get(path);
        if (file == null) {
            throw new IllegalArgumentException("No file at " + path);
        }
        return file;
    }

    private void add(String path, Resource resource) throws IOException {
        var type = TYPES.get(StringUtils.getFilenameExtension(path));
        if (type == null) {
            throw new IllegalStateException("No media type is known for " + path);
        }
        files.put(path, StaticFile.of(type, resource.getContentAsByteArray()));
    }

    private static Resource charts() throws FileNotFoundException {
        var path = new WebJarVersionLocator().fullPath("echarts", "echarts.esm.min.mjs");
        if (path == null) {
            throw new FileNotFoundException("The chart library is not on the class path.");
        }
        return new ClassPathResource(path);
    }
}
