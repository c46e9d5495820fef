/** Waits until the styles at this address are in the page, so that nothing is seen without them. Throws where they do not come. */
export function styled(address: string): Promise<void> {
  return new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = () => done();
    link.onerror = () => failed(new Error(`${address} did not come`));
    document.head.append(link);
  });
}
