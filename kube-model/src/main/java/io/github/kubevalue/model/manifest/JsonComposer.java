package io.github.kubevalue.model.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads a stream of JSON values, as {@code kubectl} does with files that begin with a brace. */
final class JsonComposer extends Composer {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * MAX_DEPTH)
                    .maxStringLength(Source.MAX_BYTES)
                    .build())
            .build();

    private final String source;
    private final JsonParser parser;

    private JsonComposer(String source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    static Parsed parse(Source source) {
        Vector<Part> documents = Vector.empty();
        try (JsonParser parser = FACTORY.createParser(source.text())) {
            JsonComposer composer = new JsonComposer(source.name(), parser);
            boolean broken = false;
            try {
                while (parser.nextToken() != null) {
                    documents = documents.append(composer.value(1));
                }
            } catch (JsonProcessingException problem) {
                composer.report(composer.place(problem.getLocation()), problem.getOriginalMessage());
                broken = true;
            } catch (Stop stop) {
                composer.report(stop.problem().place(), stop.problem().message());
            }
            return new Parsed(documents, composer.problems(), broken);
        } catch (IOException problem) {
            throw new IllegalStateException("a text cannot fail to be read", problem);
        }
    }

    private Part value(int depth) throws IOException, Stop {
        Place place = place(parser.currentTokenLocation());
        enter(depth, place);
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(place, depth);
            case START_ARRAY -> array(place, depth);
            case VALUE_STRING -> scalar(Json.of(parser.getText()), place);
            case VALUE_NUMBER_INT -> scalar(new Json.Number(new BigDecimal(parser.getText())), place);
            case VALUE_NUMBER_FLOAT -> scalar(number(place), place);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Json.of(parser.currentToken() == JsonToken.VALUE_TRUE), place);
            default -> scalar(Json.NULL, place);
        };
    }

    private Part object(Place place, int depth) throws IOException, Stop {
        Fields fields = new Fields(place);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Place keyPlace = place(parser.currentTokenLocation());
            parser.nextToken();
            fields.add(name, keyPlace, value(depth + 1));
        }
        return fields.build();
    }

    private Part array(Place place, int depth) throws IOException, Stop {
        Items items = new Items(place);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth + 1));
        }
        return items.build();
    }

    private Json number(Place place) throws IOException, Stop {
        double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw new Stop(
                    place, "json: cannot unmarshal number " + parser.getText() + " into Go value of type float64");
        }
        return new Json.Number(BigDecimal.valueOf(number));
    }

    private Place place(JsonLocation location) {
        return new Place(source, Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1));
    }
}
