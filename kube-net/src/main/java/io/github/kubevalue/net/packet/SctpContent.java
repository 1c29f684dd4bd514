package io.github.kubevalue.net.packet;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What an SCTP packet carries: the tag by which its receiver knows the association, and its chunks.
 *
 * @param verificationTag the tag, 32 bits; 0 with INIT
 * @param chunks the chunks in order
 */
public record SctpContent(int verificationTag, Seq<SctpChunk> chunks) {

    /** Returns the content with that tag and those chunks. */
    public static SctpContent of(int verificationTag, SctpChunk... chunks) {
        return new SctpContent(verificationTag, Vector.of(chunks));
    }

    /** Whether it has a chunk of that type. */
    public boolean has(SctpChunkType type) {
        return chunks.exists(chunk -> chunk.type() == type);
    }
}
