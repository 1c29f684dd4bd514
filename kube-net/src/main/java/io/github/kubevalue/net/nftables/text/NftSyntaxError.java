package io.github.kubevalue.net.nftables.text;

/** Why a line cannot be read. */
final class NftSyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;

    NftSyntaxError(int column, String message) {
        super(message);
        this.column = column;
    }

    /** Returns {@code column 12: jump needs a chain}. */
    String described() {
        return "column " + column + ": " + getMessage();
    }
}
