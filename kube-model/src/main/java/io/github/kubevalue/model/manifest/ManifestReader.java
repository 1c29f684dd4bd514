package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.scheme.Scheme;
import io.github.kubevalue.model.yaml.Documents;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Reads manifests: {@code ManifestReader.kubernetes().parse("shop.yaml", text)}.
 *
 * <p>A file holds YAML documents or JSON objects, each an object or a list of objects. All faults of all files are
 * told, not just the first. The CustomResourceDefinitions among the objects count for all of them, wherever they stand.
 *
 * <p>Unknown fields and duplicate keys are accepted with a warning, as the API server accepts them unless it is asked for
 * more: {@code reader.with(FieldValidation.STRICT)}.
 */
public final class ManifestReader {
    private final Scheme scheme;
    private final FieldValidation validation;

    private ManifestReader(Scheme scheme, FieldValidation validation) {
        this.scheme = scheme;
        this.validation = validation;
    }

    /** Returns a reader of the kinds of Kubernetes 1.36, and of all kinds of other groups. */
    public static ManifestReader kubernetes() {
        return of(Scheme.kubernetes());
    }

    /** Returns a reader of the kinds of a scheme, and of all kinds of other groups. */
    public static ManifestReader of(Scheme scheme) {
        return new ManifestReader(scheme, FieldValidation.WARN);
    }

    /** Returns this reader, as strict as that. */
    public ManifestReader with(FieldValidation validation) {
        return new ManifestReader(scheme, validation);
    }

    /** Reads a text. Problems are told under the name of its source. */
    public Validation<Seq<Problem>, Manifest> parse(String source, String text) {
        return manifest(Vector.of(parse(Source.of(source, text))), source);
    }

    /** Reads files, and folders with all the files in and below them that end as manifests do, in the order of their names. */
    public Validation<Seq<Problem>, Manifest> read(Path... paths) {
        return read(Vector.of(paths).map(Path::toString), InputStream.nullInputStream());
    }

    /** Reads what the arguments of {@code -f} name: files, folders, and {@code -} for the standard input. */
    public Validation<Seq<Problem>, Manifest> read(Seq<String> names, InputStream standardInput) {
        Seq<Parsed> parsed = names.flatMap(name -> Sources.of(name, standardInput))
                .map(source -> source.open().fold(Parsed::failed, ManifestReader::parse));
        return manifest(parsed, names.headOption().getOrElse("-"));
    }

    private static Parsed parse(Source source) {
        return Parsed.of(source.name(), documents(source));
    }

    private static Documents documents(Source source) {
        if (!source.looksLikeJson()) {
            return Documents.ofYaml(source.text());
        }
        // apimachinery, util/yaml/decoder.go: what is no JSON after all may still be YAML
        Documents json = Documents.ofJson(source.text());
        if (!json.isBroken()) {
            return json;
        }
        Documents yaml = Documents.ofYaml(source.text());
        return yaml.isBroken() && source.isMeantAsJson() ? json : yaml;
    }

    private Validation<Seq<Problem>, Manifest> manifest(Seq<Parsed> parsed, String source) {
        Seq<Part> parts = parsed.flatMap(Parsed::parts);
        Scheme extended = parts.flatMap(Definitions::of).foldLeft(scheme, Scheme::with);
        Binder binder = new Binder(extended);
        Seq<Either<Seq<Problem>, Document>> bound = parts.map(binder::bind);
        Seq<Problem> problems = parsed.flatMap(Parsed::problems)
                .appendAll(bound.flatMap(document -> document.isLeft() ? document.getLeft() : Vector.empty()));
        if (problems.isEmpty() && bound.isEmpty()) {
            return Validation.invalid(Vector.of(new Problem(Place.startOf(source), "", "no objects passed")));
        }
        Manifest manifest = new Manifest(
                bound.flatMap(document -> document.toOption()), extended, parsed.flatMap(Parsed::duplicates));
        Seq<Problem> all = validation == FieldValidation.STRICT ? problems.appendAll(manifest.warnings()) : problems;
        return all.isEmpty() ? Validation.valid(manifest) : Validation.invalid(all);
    }
}
