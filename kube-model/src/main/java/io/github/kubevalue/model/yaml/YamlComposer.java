package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
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

    private final Iterator<Event> events;
    private Anchors anchors = new Anchors();

    private YamlComposer(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.events = new Yaml(options).parse(new StringReader(text)).iterator();
    }

    static Documents parse(String text) {
        YamlComposer composer = new YamlComposer(text);
        Vector<Node> documents = Vector.empty();
        try {
            while (composer.events.hasNext()) {
                if (composer.events.next().is(Event.ID.DocumentStart)) {
                    documents = documents.append(composer.document());
                }
            }
            return new Documents(documents, composer.duplicates(), Vector.empty(), false);
        } catch (Stop stop) {
            return composer.broken(documents, stop.fault());
        } catch (YAMLException problem) {
            return composer.broken(documents, fault(problem, text));
        } catch (NumberFormatException cutOff) {
            // SnakeYAML reads on where a text ends within an escape; the words are those of goyaml.v2/scannerc.go
            Place end = place(text, text.codePointCount(0, text.length()));
            return composer.broken(documents, end.fault("yaml: did not find expected hexdecimal number"));
        }
    }

    private Documents broken(Seq<Node> documents, Fault fault) {
        return new Documents(documents, duplicates(), Vector.of(fault), true);
    }

    private static Fault fault(YAMLException problem, String text) {
        if (problem instanceof MarkedYAMLException marked) {
            Mark mark = marked.getProblemMark() == null ? marked.getContextMark() : marked.getProblemMark();
            return place(mark).fault("yaml: " + marked.getProblem());
        } else if (problem instanceof ReaderException unreadable) {
            return place(text, unreadable.getPosition())
                    .fault("yaml: control characters are not allowed: U+%04X".formatted(unreadable.getCodePoint()));
        }
        return new Fault(1, 1, "yaml: " + problem.getMessage());
    }

    @Override
    String duplicate(String name) {
        // goyaml.v2/decode.go, in strict mode
        return "key \"" + name + "\" already set in map";
    }

    private Node document() throws Stop {
        anchors = new Anchors();
        return node(events.next(), 1);
    }

    private Node node(Event event, int depth) throws Stop {
        Place place = place(event.getStartMark());
        enter(depth, place);
        if (event instanceof AliasEvent alias) {
            return alias(alias.getAnchor(), place);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        anchors.forget(anchor);
        Node part = switch (event.getEventId()) {
            case MappingStart -> mapping((MappingStartEvent) event, place, depth);
            case SequenceStart -> sequence((SequenceStartEvent) event, place, depth);
            default -> scalar(scalar((ScalarEvent) event, place), place);
        };
        anchors.count(anchor, part);
        return part;
    }

    private Node mapping(MappingStartEvent start, Place place, int depth) throws Stop {
        checkTag(start.getTag(), "map", place);
        Fields fields = new Fields(place);
        Vector<Node.Mapping> merged = Vector.empty();
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

    private Node sequence(SequenceStartEvent start, Place place, int depth) throws Stop {
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
            case Alias -> alias(((AliasEvent) key).getAnchor(), place).json();
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

    private static Vector<Node.Mapping> mergeable(Node part) throws Stop {
        Vector<Node> parts = part instanceof Node.Sequence sequence
                ? Vector.range(0, sequence.count()).map(sequence::item)
                : Vector.of(part);
        if (!parts.forAll(Node.Mapping.class::isInstance)) {
            // goyaml.v2/decode.go, failWantMap
            throw new Stop(
                    new Place(part.line(), part.column()), "map merge requires map or sequence of maps as the value");
        }
        return parts.map(Node.Mapping.class::cast);
    }

    private static void merge(Node.Mapping from, Fields into) {
        for (int index = 0; index < from.count(); index++) {
            if (!into.has(from.name(index))) {
                into.put(from.name(index), from.value(index));
            }
        }
    }

    private Node alias(String anchor, Place place) throws Stop {
        Node part = anchors.repeat(anchor)
                .getOrElseThrow(() -> new Stop(place, "unknown anchor '" + anchor + "' referenced"));
        if (anchors.isExcessive()) {
            throw new Stop(place, "document contains excessive aliasing");
        }
        count(part.size(), place);
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

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Place place(String text, int position) {
        String before = text.substring(0, text.offsetByCodePoints(0, position));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(line, before.length() - before.lastIndexOf('\n'));
    }
}
