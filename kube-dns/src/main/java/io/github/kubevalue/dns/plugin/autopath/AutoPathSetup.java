package io.github.kubevalue.dns.plugin.autopath;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.SearchList;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads the options of {@code autopath}. */
// plugin/autopath/setup.go
public final class AutoPathSetup {
    private AutoPathSetup() {}

    /**
     * Sets up the plugin. Of several lines, the last has the zones and a list from a file, but a plugin that one of them names
     * comes before any file.
     */
    public static Seq<AutoPath> plugins(Controller controller) throws CorefileError {
        SearchSource source = new SearchSource.Fixed(Vector.empty());
        for (Directive line : controller.lines()) {
            if (line.arguments().isEmpty()) {
                throw CorefileError.of("no resolv-conf specified");
            }
            String last = line.arguments().last();
            if (last.startsWith("@")) {
                source = new SearchSource.Known(last.substring(1));
            } else {
                SearchSource fixed = fixed(last, controller);
                source = source instanceof SearchSource.Known ? source : fixed;
            }
        }
        Seq<String> zones = controller.lines().last().arguments().init();
        return Vector.of(new AutoPath(controller.origins(zones), source));
    }

    private static SearchSource fixed(String path, Controller controller) throws CorefileError {
        String text = controller
                .file(path)
                .getOrElseThrow(() -> CorefileError.of(
                        "failed to parse \"" + path + "\": open " + path + ": no such file or directory"));
        return new SearchSource.Fixed(SearchList.parse(text));
    }
}
