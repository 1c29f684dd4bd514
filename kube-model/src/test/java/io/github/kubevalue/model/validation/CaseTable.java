package io.github.kubevalue.model.validation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of cases, of new objects or, by the end of the file's name, of updates or status updates: an object without faults, and by rows what is done to it and which faults that makes.
 *
 * <p>The file begins with the object as YAML. After {@code ---} come the cases, apart by empty lines: lines
 * {@code path: YAML} that set a field ({@code before path: YAML} or {@code after path: YAML} only in that of two versions),
 * and lines {@code -> fault}, or {@code -> ok}. Words in braces stand for the long sentences of {@link Sentences},
 * and {@code \n} in a fault for a new line.
 */
final class CaseTable {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonMapper JSON = new JsonMapper();

    private CaseTable() {}

    /** One case. */
    record Case(String text, Json before, Json after, Seq<String> faults) {
        /** The object as it was, of a case of two versions. */
        KubeObject old() {
            return object(before);
        }

        /** The object that is judged. */
        KubeObject judged() {
            return object(after);
        }

        /** The object that is judged, read from fields in the opposite order. */
        KubeObject turned() {
            return object(CaseTable.turned(after));
        }

        @Override
        public String toString() {
            return text.replace("\n", "; ");
        }
    }

    /** Returns the tables of new objects: all but those of changes. */
    static Seq<String> ofNewObjects() {
        return named(".txt").removeAll(named("-updates.txt")).removeAll(named("-status.txt"));
    }

    /** Returns the tables beside this class whose name ends so. */
    static Seq<String> named(String end) {
        try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(CaseTable.class.getResource("pods.txt"))
                        .toURI())
                .resolveSibling(""))) {
            return Vector.ofAll(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .sorted());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (URISyntaxException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /** Returns the cases of a file beside this class. */
    static Seq<Case> read(String name) {
        String[] parts = text(name).split("\n---\n", 2);
        Json base = yaml(parts[0]);
        return Vector.of(parts[1].split("\n\n+"))
                .map(text -> text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.joining("\n"))
                        .strip())
                .filter(text -> !text.isEmpty())
                .map(text -> one(text, base));
    }

    private static String text(String name) {
        try (InputStream file = Objects.requireNonNull(CaseTable.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Case one(String text, Json base) {
        Seq<String> lines = Vector.of(text.split("\n"));
        Seq<String> faults = lines.filter(line -> line.startsWith("-> "))
                .map(line -> Sentences.expanded(line.substring(3)))
                .filter(fault -> !fault.equals("ok"));
        Json before = base;
        Json after = base;
        for (String line : lines.filter(line -> !line.startsWith("-> "))) {
            before = line.startsWith("after ") ? before : set(before, line);
            after = line.startsWith("before ") ? after : set(after, line);
        }
        return new Case(text, before, after, faults);
    }

    private static Json set(Json tree, String line) {
        String plain = line.replaceFirst("^(before|after) ", "");
        int colon = plain.indexOf(": ");
        String path = colon < 0 ? plain.replaceFirst(":$", "") : plain.substring(0, colon);
        Json value = colon < 0 ? Json.NULL : yaml(Sentences.repeated(plain.substring(colon + 2)));
        return with(Option.of(tree), Vector.of(path.split("(?<!\\\\)\\.|(?=\\[)")), value);
    }

    private static Json with(Option<Json> tree, Seq<String> path, Json value) {
        if (path.isEmpty()) {
            return value;
        }
        String step = path.head().replace("\\.", ".");
        if (step.startsWith("[")) {
            Vector<Json> items =
                    tree.getOrElse(Json.NULL) instanceof Json.Arr array ? array.items() : Vector.<Json>empty();
            int place = Integer.parseInt(step.substring(1, step.length() - 1));
            Json item = with(items.size() > place ? Option.of(items.get(place)) : Option.none(), path.tail(), value);
            return new Json.Arr(items.size() > place ? items.update(place, item) : items.append(item));
        }
        LinkedHashMap<String, Json> fields = tree.getOrElse(Json.NULL) instanceof Json.Obj object
                ? object.fields()
                : LinkedHashMap.<String, Json>empty();
        Json field = with(fields.get(step), path.tail(), value);
        return new Json.Obj(field.equals(Json.NULL) ? fields.remove(step) : fields.put(step, field));
    }

    private static Json turned(Json tree) {
        if (tree instanceof Json.Obj object) {
            return new Json.Obj(LinkedHashMap.ofEntries(
                    object.fields().toVector().reverse().map(field -> field.map2(CaseTable::turned))));
        }
        return tree instanceof Json.Arr array ? new Json.Arr(array.items().map(CaseTable::turned)) : tree;
    }

    private static Json yaml(String text) {
        try {
            return YAML.readValue(text, Json.class);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static KubeObject object(Json tree) {
        try {
            return ManifestReader.kubernetes()
                    .parse("case.json", JSON.writeValueAsString(tree))
                    .get()
                    .objects()
                    .head();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The sentences of upstream that are too long to stand in each row. */
    static final class Sentences {
        private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
        private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
        private static final Map<String, String> ALL = LinkedHashMap.ofEntries(Vector.of(
                Tuple.of(
                        "{label}",
                        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
                                + " must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc',"
                                + " regex used for validation is '" + LABEL + "')"),
                Tuple.of(
                        "{subdomain}",
                        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
                                + " '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex"
                                + " used for validation is '" + LABEL + "(\\." + LABEL + ")*')"),
                Tuple.of(
                        "{wildcard}",
                        "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which "
                                + "must consist of lower case alphanumeric characters, '-' or '.' and end with an "
                                + "alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\."
                                + LABEL + "(\\." + LABEL + ")*')"),
                Tuple.of(
                        "{search}",
                        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-'"
                                + " or '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
                                + " regex used for validation is '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-"
                                + "9]*[a-z0-9])?)*')"),
                Tuple.of(
                        "{key}",
                        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end "
                                + "with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex "
                                + "used for validation is '" + QUALIFIED + "')"),
                Tuple.of(
                        "{value}",
                        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
                                + "and must start and end with an alphanumeric character (e.g. 'MyValue',  or "
                                + "'my_value',  or '12345', regex used for validation is '(" + QUALIFIED + ")?')"),
                Tuple.of(
                        "{config-key}",
                        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',"
                                + "  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"),
                Tuple.of(
                        "{env}",
                        "a valid environment variable name must consist only of printable ASCII characters other than "
                                + "'='"),
                Tuple.of(
                        "{percent}",
                        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or "
                                + "'93%', regex used for validation is '[0-9]+%')"),
                Tuple.of("{ip}", "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"),
                Tuple.of("{cidr}", "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"),
                Tuple.of(
                        "{pod-update}",
                        "pod updates may not change fields other than"
                                + " `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`"
                                + " (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow"
                                + " it to be set to 1 if it was previously negative)"),
                Tuple.of(
                        "{claim-update}",
                        "spec is immutable after creation except resources.requests and volumeAttributesClassName for "
                                + "bound claims"),
                Tuple.of(
                        "{set-update}",
                        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template',"
                                + " 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and"
                                + " 'minReadySeconds' are forbidden"),
                Tuple.of("{port}", "must be between 1 and 65535, inclusive"),
                Tuple.of("{negative}", "must be greater than or equal to 0"),
                Tuple.of("{id}", "must be between 0 and 2147483647, inclusive"),
                Tuple.of("{mode}", "must be a number between 0 and 0777 (octal), both inclusive"),
                Tuple.of("{init}", "may not be set for init containers without restartPolicy=Always")));

        private Sentences() {}

        private static String expanded(String text) {
            return repeated(ALL.foldLeft(text, (so, entry) -> so.replace(entry._1, entry._2)))
                    .replace("\\n", "\n");
        }

        /** Writes a letter as often as {@code a*63} in angle brackets says. */
        private static String repeated(String text) {
            return Pattern.compile("<(.)\\*(\\d+)>")
                    .matcher(text)
                    .replaceAll(match -> match.group(1).repeat(Integer.parseInt(match.group(2))));
        }
    }
}
