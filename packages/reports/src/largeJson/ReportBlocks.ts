import * as zlib from 'node:zlib';

/**
 * The bytes of a report, kept compressed in blocks, so that any part of a report that would not fit into memory can be read again.
 */
export class ReportBlocks {
  readonly #packed: Buffer[] = [];
  readonly #recent = new Map<number, Buffer>();
  #tail: Buffer[] = [];
  #tailLength = 0;
  #length = 0;
  #position = 0;

  /** @param blockLength - bytes of a block; the smaller, the less is unpacked for a small part */
  constructor(private readonly blockLength = 512 * 1024) {}

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  /** End of what was read last. */
  get position(): number {
    return this.#position;
  }

  append(chunk: Buffer): void {
    this.#length += chunk.length;
    let rest = chunk;
    while (this.#tailLength + rest.length >= this.blockLength) {
      const taken = this.blockLength - this.#tailLength;
      const block = Buffer.concat([...this.#tail, rest.subarray(0, taken)]);
      this.#packed.push(pack(block));
      this.#tail = [];
      this.#tailLength = 0;
      rest = rest.subarray(taken);
    }
    if (rest.length > 0) {
      // A copy: the chunk may be reused by whoever gave it.
      this.#tail.push(Buffer.from(rest));
      this.#tailLength += rest.length;
    }
  }

  /** The bytes from `start` to before `end`. */
  slice(start: number, end: number): Buffer {
    this.#position = end;
    const first = Math.floor(start / this.blockLength);
    const last = Math.floor(Math.max(start, end - 1) / this.blockLength);
    const offset = first * this.blockLength;
    if (first === last) {
      return this.#block(first).subarray(start - offset, end - offset);
    }
    const blocks: Buffer[] = [];
    for (let index = first; index <= last; index++) {
      blocks.push(this.#block(index));
    }
    return Buffer.concat(blocks).subarray(start - offset, end - offset);
  }

  /** Everything, block by block. */
  *chunks(): Generator<Buffer> {
    for (let index = 0; index <= this.#packed.length; index++) {
      yield this.#block(index);
    }
  }

  #block(index: number): Buffer {
    if (index >= this.#packed.length) return this.#joinedTail();
    const known = this.#recent.get(index);
    if (known) return known;
    const block = unpack(this.#packed[index]);
    this.#recent.set(index, block);
    if (this.#recent.size > blocksUnpacked) {
      const [oldest] = this.#recent.keys();
      this.#recent.delete(oldest);
    }
    return block;
  }

  /** The bytes behind the last packed block, put together once and not for each part that is read of them. */
  #joinedTail(): Buffer {
    if (this.#tail.length !== 1) this.#tail = [Buffer.concat(this.#tail)];
    return this.#tail[0];
  }
}

/** Blocks that stay unpacked: a part that is read again is mostly near the last one. */
const blocksUnpacked = 4;

/** Zstandard is several times faster, and part of Node since 22.15. */
const hasZstandard = typeof zlib.zstdCompressSync === 'function';

function pack(block: Buffer): Buffer {
  return hasZstandard
    ? zlib.zstdCompressSync(block, {
        params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 },
      })
    : zlib.deflateRawSync(block, { level: 1 });
}

function unpack(packed: Buffer): Buffer {
  return hasZstandard
    ? zlib.zstdDecompressSync(packed)
    : zlib.inflateRawSync(packed);
}
