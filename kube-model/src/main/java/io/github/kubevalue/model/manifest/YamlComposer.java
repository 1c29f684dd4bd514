package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Vector;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads a stream of YAML documents. The parser is SnakeYAML's; what its events mean (scalars, aliases, merge keys,
 * duplicate keys, how much may be repeated) follows the library that Kubernetes uses.
 */
final class YamlComposer extends Composer {
    private static final String CORE = "tag:yaml.org,2002:";

    private final String source;
    private final Iterator<Event> events;
    private Anchors anchors = new Anchors();

    private YamlComposer(Source source) {
        this.source = source.name();
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Source.MAX_BYTES);
        this.events = new Yaml(options).parse(new StringReader(source.text())).iterator();
    }

    static Parsed parse(Source source) {
        YamlComposer composer = new YamlComposer(source);
        Vector<Part> documents = Vector.empty();
        boolean broken = true;
        try {
            while (composer.events.hasNext()) {
                if (composer.events.next().is(Event.ID.DocumentStart)) {
                    documents = documents.append(composer.document());
                }
            }
            broken = false;
        } catch (Stop stop) {
            composer.report(stop.problem().place(), stop.problem().message());
        } catch (MarkedYAMLException problem) {
            Mark mark = problem.getProblemMark() == null ? problem.getContextMark() : problem.getProblemMark();
            composer.report(composer.place(mark), "yaml: " + problem.getProblem());
        } catch (ReaderException problem) {
            composer.report(
                    place(source, problem.getPosition()),
                    "yaml: control characters are not allowed: U+%04X".formatted(problem.getCodePoint()));
        } catch (YAMLException problem) {
            composer.report(Place.startOf(source.name()), "yaml: " + problem.getMessage());
        }
        return new Parsed(documents, composer.problems(), broken);
    }

    private Part document() throws Stop {
        anchors = new Anchors();
        return node(events.next(), 1);
    }

    private Part node(Event event, int depth) throws Stop {
        Place place = place(event.getStartMark());
        enter(depth, place);
        if (event instanceof AliasEvent alias) {
            return alias(alias.getAnchor(), place);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        anchors.forget(anchor);
        Part part = switch (event.getEventId()) {
            case MappingStart -> mapping((MappingStartEvent) event, place, depth);
            case SequenceStart -> sequence((SequenceStartEvent) event, place, depth);
            default -> scalar(scalar((ScalarEvent) event, place), place);
        };
        anchors.count(anchor, part);
        return part;
    }

    private Part mapping(MappingStartEvent start, Place place, int depth) throws Stop {
        checkTag(start.getTag(), "map", place);
        Fields fields = new Fields(place);
        Vector<Part> merged = Vector.empty();
        for (Event key = events.next(); !key.is(Event.ID.MappingEnd); key = events.next()) {
            Place keyPlace = place(key.getStartMark());
            if (isMerge(key)) {
                merged = merged.appendAll(mergeable(node(events.next(), depth + 1)));
            } else {
                String name = name(key, keyPlace);
                fields.add(name, keyPlace, node(events.next(), depth + 1));
            }
        }
        merged.forEach(part -> merge(part, fields));
        return fields.build();
    }

    private Part sequence(SequenceStartEvent start, Place place, int depth) throws Stop {
        checkTag(start.getTag(), "seq", place);
        Items items = new Items(place);
        for (Event item = events.next(); !item.is(Event.ID.SequenceEnd); item = events.next()) {
            items.add(node(item, depth + 1));
        }
        return items.build();
    }

    private String name(Event key, Place place) throws Stop {
        Json name = switch (key.getEventId()) {
            case Scalar -> scalar((ScalarEvent) key, place);
            case Alias -> alias(((AliasEvent) key).getAnchor(), place).value();
            default -> Json.NULL;
        };
        // sigs.k8s.io/yaml, convertToJSONableObject: numbers and truth values become texts
        if (name instanceof Json.Text text) {
            return text.value();
        } else if (name instanceof Json.Number number) {
            return number.value().toPlainString();
        } else if (name instanceof Json.Bool bool) {
            return Boolean.toString(bool.value());
        }
        throw new Stop(place, "a key must be a text");
    }

    private static boolean isMerge(Event key) {
        return key instanceof ScalarEvent scalar
                && scalar.getValue().equals("<<")
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getTag() == null;
    }

    private static Vector<Part> mergeable(Part part) throws Stop {
        Vector<Part> parts = part.value() instanceof Json.Arr array
                ? array.items().zipWithIndex((item, index) -> part.part(Integer.toString(index), item))
                : Vector.of(part);
        if (!parts.forAll(each -> each.value() instanceof Json.Obj)) {
            // goyaml.v2/decode.go, failWantMap
            throw new Stop(part.places().place(), "map merge requires map or sequence of maps as the value");
        }
        return parts;
    }

    private static void merge(Part from, Fields into) {
        from.fields().get().forEach((name, value) -> {
            if (!into.has(name)) {
                into.put(name, from.part(name, value));
            }
        });
    }

    private Part alias(String anchor, Place place) throws Stop {
        Part part = anchors.repeat(anchor)
                .getOrElseThrow(() -> new Stop(place, "unknown anchor '" + anchor + "' referenced"));
        if (anchors.isExcessive()) {
            throw new Stop(place, "document contains excessive aliasing");
        }
        return part;
    }

    private Json scalar(ScalarEvent event, Place place) throws Stop {
        String tag = event.getTag();
        String text = event.getValue();
        if (tag == null || tag.equals("!")) {
            return tag == null && event.getScalarStyle() == ScalarStyle.PLAIN ? plain(text, place) : Json.of(text);
        }
        return switch (tag.startsWith(CORE) ? tag.substring(CORE.length()) : tag) {
            case "str", "timestamp" -> Json.of(text);
            case "binary" -> binary(text, place);
            case "int", "float" -> typed(text, Json.Number.class, tag, place);
            case "bool" -> typed(text, Json.Bool.class, tag, place);
            case "null" -> typed(text, Json.Null.class, tag, place);
            default -> throw unknown(tag, place);
        };
    }

    private static Json plain(String text, Place place) throws Stop {
        if (Scalars.isInfinite(text)) {
            throw new Stop(place, "json: unsupported value: " + text);
        }
        return Scalars.resolve(text);
    }

    private static Json typed(String text, Class<? extends Json> type, String tag, Place place) throws Stop {
        Json value = plain(text, place);
        if (!type.isInstance(value)) {
            throw new Stop(place, "yaml: cannot decode `" + text + "` as a !!" + tag.substring(CORE.length()));
        }
        return value;
    }

    private static Json binary(String text, Place place) throws Stop {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            return Json.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException problem) {
            throw new Stop(place, "yaml: !!binary value contains invalid base64 data");
        }
    }

    private static void checkTag(String tag, String wanted, Place place) throws Stop {
        if (tag != null && !tag.equals("!") && !tag.equals(CORE + wanted)) {
            throw unknown(tag, place);
        }
    }

    private static Stop unknown(String tag, Place place) {
        String shown = tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
        return new Stop(place, "yaml: tag " + shown + " is not supported");
    }

    private Place place(Mark mark) {
        return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Place place(Source source, int position) {
        String before = source.text().substring(0, source.text().offsetByCodePoints(0, position));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(source.name(), line, before.length() - before.lastIndexOf('\n'));
    }
}
