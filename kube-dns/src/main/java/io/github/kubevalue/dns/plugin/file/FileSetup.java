package io.github.kubevalue.dns.plugin.file;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.zone.ZoneFile;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** Reads the lines of {@code file}: {@code file db.example.org example.org}. */
// plugin/file/setup.go, fileParse
public final class FileSetup {
    private FileSetup() {}

    /** A zone as its line gives it. */
    private record Given(DomainName origin, Seq<ResourceRecord> records) {}

    /** Sets up the plugin: one for all lines together. Once a file is missing, the zones of later lines stay empty too. */
    public static Seq<File> plugins(Controller controller) throws CorefileError {
        Vector<Given> zones = Vector.empty();
        Fallthrough fallthrough = Fallthrough.NONE;
        Option<String> missing = Option.none();
        Duration reload = Duration.ofMinutes(1);
        for (Directive line : controller.lines()) {
            String path = path(controller, line.argument(0));
            Option<String> text = controller.file(line.argument(0));
            missing = text.isEmpty() ? Option.some(path) : missing;
            for (DomainName origin : controller.origins(line.arguments().drop(1))) {
                Seq<ResourceRecord> records = missing.isEmpty() ? records(text.get(), origin, path) : Vector.empty();
                zones = zones.append(new Given(origin, records));
            }
            for (Property property : line.body()) {
                switch (property.name()) {
                    case "fallthrough" -> fallthrough = Fallthrough.ofArguments(property.arguments());
                    case "reload" -> reload = reload(property);
                    case "reload_by_mtime", "upstream" -> {}
                    default -> throw property.error("unknown property '" + property.name() + "'");
                }
            }
        }
        if (missing.isDefined() && reload.isZero()) {
            throw CorefileError.of("open " + missing.get() + ": no such file or directory")
                    .in("file");
        }
        return Vector.of(
                zones.foldLeft(File.of(fallthrough), (file, given) -> file.with(given.origin(), given.records())));
    }

    private static String path(Controller controller, String path) {
        String directory = controller.surroundings().directory();
        return path.startsWith("/") || directory.equals("/") ? path : directory + "/" + path;
    }

    // plugin/file/file.go, Parse
    private static Seq<ResourceRecord> records(String text, DomainName origin, String path) throws CorefileError {
        Vector<ResourceRecord> records = ZoneFile.parse(text, origin)
                .getOrElseThrow(fault -> CorefileError.of("failed to parse file \"" + path + "\" for origin " + origin
                        + " with error " + path + ": " + fault));
        if (!records.exists(found -> found.type().equals(RecordType.SOA))) {
            throw CorefileError.of("file \"" + path + "\" has no SOA record for origin " + origin);
        }
        return records;
    }

    private static Duration reload(Property property) throws CorefileError {
        if (property.arguments().isEmpty()) {
            throw CorefileError.of("reload duration value is expected");
        }
        try {
            return GoText.parseDuration(property.argument(0));
        } catch (IllegalArgumentException e) {
            throw CorefileError.of(String.valueOf(e.getMessage())).in("file");
        }
    }
}
