package io.github.kubevalue.model.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
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
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonComposer(JsonParser parser) {
        this.parser = parser;
    }

    static Documents parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonComposer(parser).documents();
        } catch (IOException problem) {
            throw new IllegalStateException("a text cannot fail to be read", problem);
        }
    }

    private Documents documents() throws IOException {
        Vector<Node> documents = Vector.empty();
        try {
            while (parser.nextToken() != null) {
                documents = documents.append(value(1));
            }
            return new Documents(documents, duplicates(), Vector.empty(), false);
        } catch (JsonProcessingException problem) {
            // limits of Jackson's are told without a place
            JsonLocation location = problem.getLocation() == null ? parser.currentLocation() : problem.getLocation();
            Fault fault = place(location).fault(problem.getOriginalMessage());
            return new Documents(documents, duplicates(), Vector.of(fault), true);
        } catch (Stop stop) {
            return new Documents(documents, duplicates(), Vector.of(stop.fault()), false);
        }
    }

    @Override
    String duplicate(String name) {
        // sigs.k8s.io/json, duplicateStrictErrType
        return "duplicate field \"" + path(parser.getParsingContext()) + "\"";
    }

    private static String path(JsonStreamContext context) {
        String around = context.getParent().inRoot() ? "" : path(context.getParent());
        if (context.inArray()) {
            return around + "[" + context.getCurrentIndex() + "]";
        }
        return around.isEmpty() ? context.getCurrentName() : around + "." + context.getCurrentName();
    }

    private Node value(int depth) throws IOException, Stop {
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

    private Node object(Place place, int depth) throws IOException, Stop {
        Fields fields = new Fields(place);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Place keyPlace = place(parser.currentTokenLocation());
            parser.nextToken();
            fields.add(name, keyPlace, value(depth + 1));
        }
        return fields.build();
    }

    private Node array(Place place, int depth) throws IOException, Stop {
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

    private static Place place(JsonLocation location) {
        return new Place(Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1));
    }
}
